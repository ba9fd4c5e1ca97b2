import { rm, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { runCommandLine } from "./support/commandLine.ts";
import { printProgress } from "./support/progress.ts";
import { runNpmScript } from "./support/runNpmScript.ts";
import { installSample } from "./support/sampleRepository.ts";
import { startFolders } from "./support/startFolders.ts";
import { choosePort, startInBrowser } from "./support/startInBrowser.ts";
import { findDesktopEditor, startInDesktop } from "./support/startInDesktop.ts";

const help = `Opens a repository in VS Code with Tacit running in it.

  npm start -- [options] [folder]

  folder         a folder to open instead of the sample repository
  --fresh        make the sample repository anew; what was changed in it is lost
  --port <port>  where VS Code in the browser listens; a free one if left out
  --help

VS Code is the desktop one where \`code\` is on the PATH or the environment variable VSCODE_EXECUTABLE names it, else
one from npm, to be opened in a browser. Ctrl-C ends it.
`;

/** The options of the command line. Throws an `Error` that says what is wrong with them. */
function readOptions() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			fresh: { type: "boolean" },
			port: { type: "string" },
			help: { type: "boolean" },
		},
	});
	const port = values.port === undefined ? undefined : Number(values.port);
	if (
		port !== undefined &&
		!(Number.isInteger(port) && port > 0 && port < 65536)
	) {
		throw new Error(
			`--port ${values.port} is not a port number from 1 to 65535.`,
		);
	}
	if (positionals.length > 1) {
		throw new Error(
			`There can be one folder, not ${positionals.length}. Quote a path that has blanks.`,
		);
	}
	return {
		help: values.help === true,
		fresh: values.fresh === true,
		port,
		folder: positionals[0],
	};
}

/** Absolute path of the folder that was asked for. Throws an `Error` when there is none. */
async function existingFolder(asked: string): Promise<string> {
	// npm runs this in the project's folder, whatever the folder it was called in.
	const folder = resolve(process.env["INIT_CWD"] ?? process.cwd(), asked);
	const found = await stat(folder).catch(() => undefined);
	if (found?.isDirectory() !== true) {
		throw new Error(`${folder} is not a folder.`);
	}
	return folder;
}

/** Absolute path of the sample repository, made if need be. */
async function sampleFolder(fresh: boolean): Promise<string> {
	const { sample } = startFolders();
	if (fresh) {
		await rm(sample, { recursive: true, force: true });
	}
	await installSample(sample, printProgress);
	return sample;
}

/** Resolves when somebody presses Ctrl-C or ends this process otherwise; from now on that alone does not end it. */
function endRequested(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
			process.on(signal, () => resolve());
		}
	});
}

await runCommandLine(async () => {
	const options = readOptions();
	if (options.help) {
		console.log(help);
		return 0;
	}
	const started = performance.now();
	const asked =
		options.folder === undefined
			? undefined
			: await existingFolder(options.folder);
	const desktop = await findDesktopEditor();
	const port = await choosePort(options.port);
	console.log("Building Tacit …");
	if ((await runNpmScript(desktop === undefined ? "package" : "build")) !== 0) {
		throw new Error("Tacit could not be built.");
	}
	const folder = asked ?? (await sampleFolder(options.fresh));
	const trusted = asked === undefined;
	const running =
		desktop === undefined
			? await startInBrowser({ folder, port, trusted })
			: await startInDesktop(desktop, { folder, trusted });
	const ended = endRequested();
	const seconds = ((performance.now() - started) / 1000).toFixed(0);
	console.log(`\nTacit runs in ${running.name}, ready after ${seconds} s.`);
	if (running.address !== undefined) {
		console.log(
			`Open it in a browser on this machine:\n\n  ${running.address}\n`,
		);
	}
	console.log("Ctrl-C ends it.");
	const exitCode = await Promise.race([running.ended, ended.then(() => 0)]);
	await running.stop();
	console.log("\nEnded.");
	return exitCode;
});
