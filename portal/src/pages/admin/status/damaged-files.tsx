import { Text } from '@mantine/core';
import type { SystemStatusQuery } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { Moment } from '../../../ui/moment.tsx';
import { Section } from '../../../ui/section.tsx';
import { StackingCell, StackingTable } from '../../../ui/tables/stacking-table.tsx';

/** The files of the analysts' lake that could not be read. Shown only when there are any. */
export function DamagedFiles({
  files,
}: {
  files: SystemStatusQuery['systemStatus']['damagedLakeFiles'];
}) {
  const { t } = useTranslation('admin');
  if (files.length === 0) return null;
  const columns = [t('status.file'), t('status.bytes'), t('status.setAside')] as const;
  return (
    <Section title={t('status.damaged')}>
      <Text mb="md">{t('status.damagedLead')}</Text>
      <StackingTable caption={t('status.damaged')} columns={columns}>
        {files.map(({ name, bytes, setAsideAt }) => (
          <tr key={name}>
            <StackingCell column={columns[0]}>{name}</StackingCell>
            <StackingCell column={columns[1]}>{formatNumber(bytes)}</StackingCell>
            <StackingCell column={columns[2]}>
              <Moment at={setAsideAt} />
            </StackingCell>
          </tr>
        ))}
      </StackingTable>
    </Section>
  );
}
