import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../../src/server/settings.ts';

const reading = (environment: Record<string, string>) => () => readSettings(environment, '/');

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(readSettings({}, '/srv')).toEqual({
      port: 4321,
      host: '127.0.0.1',
      databaseFile: '/srv/.casebook/casebook.db',
      distDir: '/srv/dist',
      contentDir: '/srv/content',
      audience: undefined,
      siteOrigin: undefined,
      signIn: undefined,
      writesPerMinute: 600,
      proxies: 0,
      isHttps: false,
      allowsPrivateWebhooks: false,
      intakeSources: {},
      hasDemoCases: true,
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
      CASEBOOK_SIGN_IN: 'oidc, password',
      CASEBOOK_OIDC_ISSUER: 'https://id.example.com/realm',
      CASEBOOK_OIDC_CLIENT_ID: 'casebook',
      CASEBOOK_OIDC_CLIENT_SECRET: 'secret',
      CASEBOOK_OIDC_NEW_USERS: 'reader',
      CASEBOOK_SESSION_IDLE_MINUTES: '30',
      CASEBOOK_SESSION_DAYS: '1',
      CASEBOOK_WRITES_PER_MINUTE: '0',
      CASEBOOK_PROXIES: '1',
      CASEBOOK_DEMO: 'off',
      CASEBOOK_INTAKE_JIRA_SECRET: '0123456789abcdef fedcba9876543210',
      CASEBOOK_INTAKE_JIRA_CUSTOMER: 'harbourline',
      CASEBOOK_PRIVATE_WEBHOOKS: 'allow',
    };
    expect(readSettings(environment, '/srv')).toEqual({
      port: 0,
      host: '::',
      databaseFile: '/var/kb.db',
      distDir: '/srv/out',
      contentDir: '/srv/content',
      audience: 'public',
      siteOrigin: 'https://kb.example.com',
      signIn: {
        hasPasswords: true,
        provider: {
          issuer: 'https://id.example.com/realm',
          clientId: 'casebook',
          clientSecret: 'secret',
          name: 'id.example.com',
          newcomerRole: 'reader',
        },
        idleMilliseconds: 1_800_000,
        sessionMilliseconds: 86_400_000,
      },
      writesPerMinute: undefined,
      proxies: 1,
      isHttps: true,
      allowsPrivateWebhooks: true,
      intakeSources: {
        jira: { secrets: ['0123456789abcdef', 'fedcba9876543210'], customer: 'harbourline' },
      },
      hasDemoCases: false,
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

  it('knows nothing of a provider that no sign-in names, and needs all of one that is named', () => {
    expect(
      readSettings({ CASEBOOK_SIGN_IN: 'password', CASEBOOK_OIDC_ISSUER: 'https://id.example.com' }, '/')
        .signIn,
    ).toEqual({ hasPasswords: true, idleMilliseconds: 28_800_000, sessionMilliseconds: 604_800_000 });
    expect(reading({ CASEBOOK_SIGN_IN: 'oidc' })).toThrow(
      /CASEBOOK_OIDC_ISSUER=: give the issuer.*CASEBOOK_OIDC_CLIENT_ID=: give the client id/s,
    );
    expect(
      reading({
        CASEBOOK_SIGN_IN: 'oidc',
        CASEBOOK_OIDC_ISSUER: 'http://id.example.com',
        CASEBOOK_OIDC_CLIENT_ID: 'x',
      }),
    ).toThrow('CASEBOOK_OIDC_ISSUER=http://id.example.com: give an address with https');
  });

  it('reports wrong values of sign-in, too', () => {
    const environment = {
      CASEBOOK_SIGN_IN: 'ldap',
      CASEBOOK_OIDC_NEW_USERS: 'admin',
      CASEBOOK_SESSION_IDLE_MINUTES: '1',
      CASEBOOK_SESSION_DAYS: 'x',
      CASEBOOK_WRITES_PER_MINUTE: '-1',
      CASEBOOK_PROXIES: '1.5',
    };
    expect(() => readSettings(environment, '/')).toThrow(
      [
        'these settings are wrong:',
        '  CASEBOOK_SIGN_IN=ldap: give password, oidc, or password,oidc',
        '  CASEBOOK_OIDC_NEW_USERS=admin: give refuse, or the role of newcomers: reader, contributor, publisher, coach',
        '  CASEBOOK_SESSION_IDLE_MINUTES=1: give minutes from 5 to 43200',
        '  CASEBOOK_SESSION_DAYS=x: give days from 1 to 365',
        '  CASEBOOK_WRITES_PER_MINUTE=-1: give a number from 0 to 1000000; 0: any',
        '  CASEBOOK_PROXIES=1.5: give how many proxies pass requests on, from 0 to 10',
      ].join('\n'),
    );
  });

  it.each(['-1', '65536', '80.5', '0x50', '1e3', ' 80', 'x'])('refuses the port %s', (port) => {
    expect(() => readSettings({ PORT: port }, '/')).toThrow(SettingsError);
  });
});
