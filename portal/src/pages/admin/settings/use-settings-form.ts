import { useForm } from '@mantine/form';
import { useMutation } from 'urql';
import { ChangeOrganizationDocument, type ViewerFragment } from '../../../__generated__/graphql.ts';
import { toFailure } from '../../../api/failure.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { useProblemTexts } from '../../../ui/problems/problem-texts.ts';

/** The lowest and highest number that each setting may have, both inclusive. */
export const LIMITS = {
  bandOk: { min: 0, max: 100 },
  bandLow: { min: 0, max: 100 },
  inactivityDays: { min: 1, max: 365 },
  idleMinutes: { min: 5, max: 1440 },
} as const;

/** Checks the settings before it saves them, and shows what the API rejects at the field that it names. */
export function useSettingsForm(organization: ViewerFragment['organization']) {
  const { t } = useTranslation('admin');
  const [{ fetching, error, data }, save] = useMutation(ChangeOrganizationDocument);
  const wordsOf = useProblemTexts();

  const withinLimits = (setting: keyof typeof LIMITS) => (value: number | string) => {
    const { min: minimum, max: maximum } = LIMITS[setting];
    return Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum
      ? null
      : t('settings.from', { minimum, maximum });
  };
  const form = useForm({
    initialValues: settingsOf(organization),
    validate: {
      name: (text) => (text.trim() === '' ? t('settings.nameMissing') : null),
      bandOk: withinLimits('bandOk'),
      bandLow: (low, { bandOk: ok }) =>
        withinLimits('bandLow')(low) ?? (low < ok ? null : t('settings.bandsCross')),
      inactivityDays: withinLimits('inactivityDays'),
      idleMinutes: withinLimits('idleMinutes'),
    },
  });
  const submit = form.onSubmit(async (input) => {
    const result = await save({ input });
    if (result.data) form.resetDirty();
    if (!result.error) return;
    const { code, problems } = toFailure(result.error);
    for (const problem of problems)
      form.setFieldError(problem.field, wordsOf(code, problem) ?? problem.message);
  });

  return {
    form,
    submit,
    isSaving: fetching,
    isSaved: data !== undefined && !form.isDirty(),
    /** An error that belongs to no field. */
    error: error && toFailure(error).problems.length === 0 ? error : undefined,
  };
}

const settingsOf = ({
  name,
  bandOk,
  bandLow,
  inactivityDays,
  idleMinutes,
  secondFactorRequired,
  scoresFromPhonesAllowed,
  analystIdsByQuery,
  analystDatesShifted,
}: ViewerFragment['organization']) => ({
  name,
  bandOk,
  bandLow,
  inactivityDays,
  idleMinutes,
  secondFactorRequired,
  scoresFromPhonesAllowed,
  analystIdsByQuery,
  analystDatesShifted,
});

export type SettingsFormState = ReturnType<typeof useSettingsForm>['form'];
