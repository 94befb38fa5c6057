import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { keepStatements } from '../../../src/store/database/statement-cache.ts';

describe('keepStatements', () => {
  it('gives the same statement for the same text, which follows the schema', () => {
    const database = new SQLite(':memory:');
    database.exec('create table notes (id integer primary key)');
    const { prepare, close } = keepStatements(database);
    const all = prepare('select * from notes');
    expect(prepare('select * from notes')).toBe(all);
    database.exec('alter table notes add column text text');
    database.exec("insert into notes (text) values ('later')");
    expect(prepare('select * from notes').all()).toEqual([{ id: 1, text: 'later' }]);
    close();
    expect(database.open).toBe(false);
  });

  it('keeps no more than it must', () => {
    const database = new SQLite(':memory:');
    const { prepare, close } = keepStatements(database);
    const often = prepare('select 0');
    const once = prepare('select 1');
    for (let index = 2; index < 600; index += 1) {
      prepare(`select ${index}`);
      prepare('select 0');
    }
    expect(prepare('select 0')).toBe(often);
    expect(prepare('select 1')).not.toBe(once);
    close();
  });
});
