import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../../src/server/settings.ts';

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(readSettings({}, '/srv')).toEqual({
      port: 4321,
      host: '127.0.0.1',
      databaseFile: '/srv/.casebook/casebook.db',
      distDir: '/srv/dist',
      audience: undefined,
      siteOrigin: undefined,
      isHttps: false,
      logLevel: 'info',
    });
  });

  it('reads every variable, and takes empty ones as absent', () => {
    const environment = {
      PORT: '0',
      HOST: '::',
      CASEBOOK_DATABASE: '/var/kb.db',
      CASEBOOK_DIST: 'out',
      CASEBOOK_AUDIENCE: 'public',
      CASEBOOK_SITE: 'https://kb.example.com',
      LOG_LEVEL: '',
    };
    expect(readSettings(environment, '/srv')).toEqual({
      port: 0,
      host: '::',
      databaseFile: '/var/kb.db',
      distDir: '/srv/out',
      audience: 'public',
      siteOrigin: 'https://kb.example.com',
      isHttps: true,
      logLevel: 'info',
    });
  });

  it('looks for the build where `build` writes it', () => {
    expect(readSettings({ CASEBOOK_OUT: 'public' }, '/srv').distDir).toBe('/srv/public');
  });

  it('keeps a database in memory there', () => {
    expect(readSettings({ CASEBOOK_DATABASE: ':memory:' }, '/srv').databaseFile).toBe(':memory:');
  });

  it('reports every wrong value at once, each with what to give', () => {
    const environment = {
      PORT: '99999',
      HOST: 'http://x',
      CASEBOOK_AUDIENCE: 'restricted',
      CASEBOOK_SITE: 'kb',
      LOG_LEVEL: 'loud',
    };
    const read = () => readSettings(environment, '/srv');
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(
      [
        'these settings are wrong:',
        '  PORT=99999: give a port from 0 to 65535; 0 takes any free one',
        '  HOST=http://x: give an address or a host name alone, such as 127.0.0.1 or 0.0.0.0',
        '  CASEBOOK_AUDIENCE=restricted: give one of internal, partner, customer, public',
        '  CASEBOOK_SITE=kb: give the address that readers use, such as https://kb.example.com',
        '  LOG_LEVEL=loud: give one of fatal, error, warn, info, debug, trace, silent',
      ].join('\n'),
    );
  });

  it.each(['-1', '65536', '80.5', '0x50', '1e3', ' 80', 'x'])('refuses the port %s', (port) => {
    expect(() => readSettings({ PORT: port }, '/')).toThrow(SettingsError);
  });
});
