import { Container } from '@mantine/core';
import { Link, useLocation, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { placesFor } from './places.ts';
import classes from './navigation.module.css';

/** The places of the portal that the viewer's groups have something to do in. */
export function Navigation() {
  const { t } = useTranslation();
  const { session } = useRouteContext({ from: '/signed-in' });
  const { pathname } = useLocation();
  return (
    <nav aria-label={t('places')} className={classes.bar} data-print-hidden>
      <Container size="xl" className={classes.places}>
        {placesFor(session.groups).map(({ key, to, isWhole, within }) => (
          <Link
            key={key}
            {...to()}
            className={classes.place}
            activeOptions={{ exact: isWhole, includeSearch: false }}
            aria-current={within?.some((start) => pathname.startsWith(start)) ? 'true' : undefined}
          >
            {t(`place.${key}`)}
          </Link>
        ))}
      </Container>
    </nav>
  );
}
