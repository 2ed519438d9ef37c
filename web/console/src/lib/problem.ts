// What went wrong, in words: by the server's stable code, its own text only for codes we do not know.

import { Refused } from '@candor/api';
import { t } from './texts.svelte';

export function problem(error: unknown): string {
  if (!(error instanceof Refused)) {
    const code = (error as { code?: string } | null)?.code;
    return code ? byCode(code, '') : t('error-offline');
  }
  return byCode(error.code, error.message);
}

function byCode(code: string, otherwise: string): string {
  const id = `error-${code.replaceAll('_', '-')}`;
  const said = t(id);
  return said === id ? otherwise || code : said;
}

/** What is wrong, field by field: in the member's language where there is a text for the field, else as said. */
export function fieldsOf(error: unknown): Record<string, string> {
  if (!(error instanceof Refused)) return {};
  return Object.fromEntries(
    Object.entries(error.fields).map(([field, message]) => {
      const id = `field-${field.replaceAll(/[._]/g, '-')}`;
      const said = t(id);
      return [field, said === id ? message : said];
    }),
  );
}
