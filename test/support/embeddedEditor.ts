import { createWriteStream, type WriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { startBrowser } from "./browser.ts";
import { runCommandLine } from "./commandLine.ts";
import {
	type EditorServer,
	lastWordsOf,
	startEditorServer,
} from "./editorServer.ts";
import { chooseEditorVersions } from "./editorVersion.ts";
import { installBrowser } from "./installBrowser.ts";
import { installEditor } from "./installEditor.ts";
import { printProgress } from "./progress.ts";
import { keepEditorLogs } from "./runFolder.ts";

/*
 * Stands in for a desktop VS Code under `runTests` of @vscode/test-electron: takes the same parameters, runs the same
 * tests in VS Code's server and a headless browser, prints what they print, and ends with their exit code. Some
 * things are its own: the parameters `--embedded-version`, as in `chooseEditorVersions`, and
 * `--embedded-workspace-trust`, for a start in an untrusted folder; the environment variables TACIT_LOGS, a folder for
 * logs, and TACIT_TIME_LIMIT_SECONDS for the whole run (1800 if unset).
 */

/** Stands in front of every line that a test or mocha prints, see testConsole.ts. */
const consoleMark = "\u0001";

/** Reads the parameters that desktop VS Code is started with by a test runner; others are ignored. */
function readParameters() {
	const { values, positionals } = parseArgs({
		strict: false,
		allowPositionals: true,
		options: {
			extensionDevelopmentPath: { type: "string" },
			extensionTestsPath: { type: "string" },
			"user-data-dir": { type: "string" },
			"extensions-dir": { type: "string" },
			"embedded-version": { type: "string" },
			"embedded-workspace-trust": { type: "boolean" },
		},
	});
	const required = (name: string): string => {
		const value = values[name];
		if (typeof value !== "string") {
			throw new Error(`The embedded editor needs --${name}=….`);
		}
		return value;
	};
	const [folder] = positionals;
	if (folder === undefined) {
		throw new Error(
			"The embedded editor needs a folder or .code-workspace file to open.",
		);
	}
	return {
		folder,
		extension: required("extensionDevelopmentPath"),
		tests: required("extensionTestsPath"),
		userData: required("user-data-dir"),
		extensions: required("extensions-dir"),
		version: required("embedded-version"),
		workspaceTrust: values["embedded-workspace-trust"] === true,
	};
}

type Parameters = ReturnType<typeof readParameters>;

async function runEmbedded(parameters: Parameters): Promise<number> {
	const [version] = chooseEditorVersions(parameters.version);
	if (version === undefined) {
		throw new Error(`There is no VS Code ${parameters.version}.`);
	}
	const editor = await installEditor(version, printProgress);
	const installedBrowser = await installBrowser(printProgress);
	const { userData } = parameters;
	const logs = process.env["TACIT_LOGS"] ?? join(userData, "output");
	const settings = JSON.parse(
		await readFile(join(userData, "User", "settings.json"), "utf8"),
	);
	const [server, browser] = await Promise.all([
		startEditorServer({
			editor,
			folders: {
				data: userData,
				extensions: parameters.extensions,
				home: join(userData, "home"),
				logs,
			},
			settings,
			workspaceTrust: parameters.workspaceTrust,
			runsTests: true,
			environment: { TACIT_CONSOLE_MARK: consoleMark },
		}),
		startBrowser(installedBrowser),
	]);
	const timeLimitSeconds = Number(
		process.env["TACIT_TIME_LIMIT_SECONDS"] ?? 1800,
	);
	const consoleLog = createWriteStream(join(logs, "console.log"));
	const page = await browser.newPage({
		viewport: { width: 1280, height: 900 },
	});
	const finished = new Promise<number>((resolve, reject) => {
		const fail = (reason: string): void =>
			reject(
				new Error(
					`${reason}. Logs are in ${logs}. The last lines of VS Code's server:\n${lastWordsOf(server)}`,
				),
			);
		setTimeout(
			() => fail(`The tests did not end within ${timeLimitSeconds} s`),
			timeLimitSeconds * 1000,
		).unref();
		browser.once("disconnected", () =>
			fail("The browser ended before the tests did"),
		);
		page.once("crash", () =>
			fail("The browser's page crashed before the tests ended"),
		);
		void server.process.ended.then((code) =>
			fail(`VS Code's server ended before the tests did (exit code ${code})`),
		);
		void forwardTests(page, consoleLog, resolve).then(
			() =>
				page
					.goto(addressOfTests(server, parameters), { timeout: 0 })
					.catch((error) => fail(String(error))),
			(error) => fail(String(error)),
		);
	});
	try {
		return await finished;
	} finally {
		await browser.close();
		await server.process.kill();
		await keepEditorLogs(join(userData, "data"), logs);
	}
}

/**
 * Lets the page hand over the console of the extension host, and the end of the tests. What the tests say is printed;
 * what the editor says goes to the log.
 */
async function forwardTests(
	page: Page,
	log: WriteStream,
	end: (exitCode: number) => void,
): Promise<void> {
	await page.exposeFunction(
		"codeAutomationLog",
		(_type: string, values: readonly unknown[]) => {
			const text = values
				.map((value) =>
					typeof value === "string" ? value : JSON.stringify(value),
				)
				.join(" ");
			for (const line of text.split("\n")) {
				if (line.startsWith(consoleMark)) {
					process.stdout.write(`${line.slice(consoleMark.length)}\n`);
				} else {
					log.write(`${line}\n`);
				}
			}
		},
	);
	await page.exposeFunction("codeAutomationExit", (exitCode: number) =>
		end(exitCode),
	);
}

function addressOfTests(
	{ address }: EditorServer,
	{ folder, extension, tests }: Parameters,
): string {
	const remote = `vscode-remote://${new URL(address).host}`;
	const payload = [
		["extensionDevelopmentPath", remote + extension],
		["extensionTestsPath", remote + tests],
		["skipWelcome", "true"],
	];
	const kind = folder.endsWith(".code-workspace") ? "workspace" : "folder";
	return `${address}/?${new URLSearchParams({ [kind]: folder, payload: JSON.stringify(payload) })}`;
}

await runCommandLine(() => runEmbedded(readParameters()));
