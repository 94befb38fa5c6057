import { describe, expect, it } from 'vitest';
import { findErrorCodes } from '../../../../src/library/import/article/find-error-codes.ts';

describe('findErrorCodes', () => {
  it.each([
    ['The archiver stops with ORA-00257: archiver error.', ['ORA-00257']],
    ['It fails with 0x80070005 and (0xC06D007E).', ['0x80070005', '0xC06D007E']],
    ['Event ID: 5120 is logged.', ['Event ID 5120']],
    ['Event IDs 1072, 1073 and 1076 on state servers', ['Event ID 1072', 'Event ID 1073', 'Event ID 1076']],
    [
      'AD replication error 1818: The remote procedure call was cancelled (RPC_S_CALL_CANCELLED).',
      ['1818', 'RPC_S_CALL_CANCELLED'],
    ],
    ['SQL Server reports Msg 9002, Level 17.', ['9002']],
    ['Sign-in fails with AADSTS50034.', ['AADSTS50034']],
    ['last error: 0x5 while opening', ['0x5']],
    ['Stop code INACCESSIBLE_BOOT_DEVICE (0x0000007B)', ['INACCESSIBLE_BOOT_DEVICE', '0x0000007B']],
  ])('finds the codes in “%s”', (text, codes) => {
    expect(findErrorCodes(text)).toEqual(codes);
  });

  it.each([
    'Allocate 0x00000000 bytes.',
    'An error occurs 50 times.',
    'The error rate is 12.5 %.',
    'Windows Server 2019 has 64 GB.',
    'Set MAX_CONNECTIONS to 100.',
  ])('finds none in “%s”', (text) => {
    expect(findErrorCodes(text)).toEqual([]);
  });

  it('names each code once, as it was printed first', () => {
    expect(findErrorCodes('error 0x8007000E, again 0x8007000e')).toEqual(['0x8007000E']);
  });
});
