import type { Command } from 'commander';
import { ExitCode } from '../app/failures';
import { diagnoseFeishu } from '../channels/feishu/doctor/diagnose-feishu';
import type { Finding } from '../channels/feishu/doctor/finding';
import { feishuApps } from '../channels/feishu/feishu.config';
import { loadConfig } from '../config/load-config';
import { addDoctorAnalyticsCommand } from './doctor-analytics.command';
import { addDoctorModelsCommand } from './doctor-models.command';
import { note, print, printJson } from './output';

export function addDoctorCommand(cli: Command): void {
  const doctor = cli.command('doctor').description('look whether what is outside of the program is set up as it needs');
  addDoctorModelsCommand(doctor);
  addDoctorAnalyticsCommand(doctor);
  doctor
    .command('feishu')
    .description('look at each Feishu app: credentials, bot, scopes, events, connection, clock')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean }, command: Command) => {
      const { config: file } = command.optsWithGlobals<{ config?: string }>();
      const { feishu, assistants, server } = loadConfig({ ...(file !== undefined && { file }) });
      const apps = feishuApps(feishu, assistants);
      if (apps.length === 0) {
        note(
          '没有配置飞书：设置 FENNELBEAN_FEISHU__APP_ID 与 FENNELBEAN_FEISHU__APP_SECRET · Feishu is not configured',
        );
        if (options.json) printJson({ apps: [] });
        process.exitCode = ExitCode.badInput;
        return;
      }
      const reports = await Promise.all(
        apps.map(async (app) => ({
          name: app.name,
          appId: app.appId,
          findings: await diagnoseFeishu(app, { publicUrl: server.publicUrl }),
        })),
      );
      if (options.json) printJson({ apps: reports });
      else {
        print(
          reports
            .map(({ name, appId, findings }) => [`${name} (${appId})`, ...lines(findings)].join('\n'))
            .join('\n\n'),
        );
      }
      const isWell = reports.every(({ findings }) => findings.every(({ ok }) => ok));
      process.exitCode = isWell ? ExitCode.done : ExitCode.failure;
    });
}

const lines = (findings: readonly Finding[]): string[] =>
  findings.flatMap(({ check, ok, what, todo }) => [
    `${ok ? '✓' : '✗'} ${check}: ${what}`,
    ...(todo === null ? [] : [`  → ${todo}`]),
  ]);
