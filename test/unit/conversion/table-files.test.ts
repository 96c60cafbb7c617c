import { Float64, Table, tableToIPC, vectorFromArray } from 'apache-arrow';
import { expect, it } from 'vitest';
import { tableToCsv } from '../../../api/conversion/table-files.ts';

it('keeps doubles recognizable in CSV, whole ones too', () => {
  const values = [5, -3, 0, 1.5, 1e-7, 1e21, 2 ** 53, Infinity, NaN, null];
  const table = new Table({ n: vectorFromArray(values, new Float64()) });
  const csv = new TextDecoder().decode(tableToCsv(tableToIPC(table, 'stream')));
  const texts = ['5.0', '-3.0', '0.0', '1.5', '1e-7', '1e+21', '9007199254740992.0'];
  expect(csv.split('\r\n')).toEqual(['n', ...texts, 'Infinity', 'NaN', '', '']);
});
