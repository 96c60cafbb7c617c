import { SimpleGrid, Text, TextInput } from '@mantine/core';
import { useTranslation } from '../../../i18n/use-translation.tsx';

/** One field for each `?` of the statement. */
export function ParameterFields(props: {
  count: number;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  onRun: () => void;
}) {
  const { count, values, onChange, onRun } = props;
  const { t } = useTranslation('sql');
  const change = (index: number, value: string) =>
    onChange(Array.from({ length: count }, (_, at) => (at === index ? value : (values[at] ?? ''))));
  return (
    <div>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {Array.from({ length: count }, (_, index) => (
          <TextInput
            key={index}
            label={t('parameter.label', { number: index + 1 })}
            value={values[index] ?? ''}
            onChange={({ currentTarget }) => change(index, currentTarget.value)}
            onKeyDown={({ key, ctrlKey, metaKey }) => {
              if (key === 'Enter' && (ctrlKey || metaKey)) onRun();
            }}
          />
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="xs">
        {t('parameter.help')}
      </Text>
    </div>
  );
}
