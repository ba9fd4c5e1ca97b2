import { type ChildProcess, spawn } from "node:child_process";
import {
	chmod,
	mkdtemp,
	readFile,
	realpath,
	rm,
	stat,
	writeFile,
} from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { startBrowser } from "../support/browser.ts";
import { projectFolder } from "../support/cacheFolder.ts";
import { installBrowser } from "../support/installBrowser.ts";
import { listProcesses } from "../support/processList.ts";
import { printProgress } from "../support/progress.ts";
import { stepsOfOneJourney } from "./support/journey.ts";

// `npm start`, as somebody meets it who has just fetched the repository. VS Code and a browser are there already.
stepsOfOneJourney();

const startMs = 240_000;

let folder: string;
let browser: Browser;
let started: Started | undefined;

beforeAll(async () => {
	folder = await realpath(await mkdtemp(join(tmpdir(), "tacit-start-")));
	browser = await startBrowser(await installBrowser(printProgress));
});

afterAll(async () => {
	if (started?.isRunning()) await started.interrupt();
	await browser?.close();
	if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test("it prints an address, and what is opened there is the sample, with Tacit in it", async () => {
	started = start([]);
	const address = await started.address();
	expect(started.output()).toContain("Making the sample repository");
	const page = await open(address);
	await expectFile(page, "README.md");
	await expectTacit(page);
	await page.close();
});

test("Ctrl-C ends it in good order, and nothing of it goes on", async () => {
	expect(await started?.interrupt()).toBe(0);
	expect(started?.output()).toMatch(/\nEnded\.\n$/);
	await expect.poll(leftOver).toEqual([]);
});

test("the second time it makes nothing anew, and what was written is still there", async () => {
	const stamp = join(folder, "sample/.git/tacit-sample.json");
	const { mtimeMs } = await stat(stamp);
	await writeFile(join(folder, "sample/mine.txt"), "Mine.\n");
	started = start([]);
	const address = await started.address();
	expect(started.output()).not.toMatch(/Making the sample|Installing/);
	expect((await stat(stamp)).mtimeMs).toBe(mtimeMs);
	const page = await open(address);
	await expectFile(page, "mine.txt");
	await page.close();
	expect(await started.interrupt()).toBe(0);
	await expect.poll(leftOver).toEqual([]);
});

test("a port that is taken is told before anything is built", async () => {
	const taken = new URL(await serve()).port;
	started = start(["--port", taken]);
	expect(await started.ended).toBe(1);
	expect(started.output()).toContain(`Port ${taken} is taken.`);
	expect(started.output()).not.toContain("Building");
});

test("desktop VS Code trusts the sample without asking, and no other folder", async () => {
	const asked = join(folder, "asked.txt");
	const program = join(folder, "code");
	await writeFile(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${asked}'\n`);
	await chmod(program, 0o755);
	for (const [parameters, isTrusted] of [
		[[], true],
		[[join(projectFolder, "src")], false],
	] as const) {
		started = start(parameters, { VSCODE_EXECUTABLE: program });
		expect(await started.ended).toBe(0);
		const told = (await readFile(asked, "utf8")).split("\n");
		expect(told).toContain(parameters[0] ?? join(folder, "sample"));
		expect(told.includes("--disable-workspace-trust")).toBe(isTrusted);
	}
});

/** One run of `npm start`, in a process group of its own, as a terminal would have it. */
interface Started {
	readonly ended: Promise<number | null>;
	output(): string;
	/** Resolves to the address once it is printed. */
	address(): Promise<string>;
	isRunning(): boolean;
	/** Presses Ctrl-C; resolves to the exit code. */
	interrupt(): Promise<number | null>;
}

function start(
	parameters: readonly string[],
	environment: Readonly<Record<string, string>> = {},
): Started {
	const child: ChildProcess = spawn(
		join(projectFolder, "node_modules/.bin/tsx"),
		["test/start.ts", ...parameters],
		{
			cwd: projectFolder,
			detached: true,
			stdio: ["ignore", "pipe", "pipe"],
			env: {
				...process.env,
				VSCODE_EXECUTABLE: "npm",
				TACIT_START_FOLDER: folder,
				...environment,
			},
		},
	);
	let output = "";
	for (const stream of [child.stdout, child.stderr])
		stream?.on("data", (data) => {
			output += data;
		});
	const ended = new Promise<number | null>((resolve, reject) => {
		child.once("error", reject);
		child.once("close", resolve);
	});
	return {
		ended,
		output: () => output,
		isRunning: () => child.exitCode === null && child.signalCode === null,
		async address() {
			const find = () => /^ {2}(http:\S+)$/m.exec(output)?.[1];
			await Promise.race([
				expect.poll(find, { timeout: startMs }).toBeDefined(),
				ended.then(() => {
					throw new Error(`It has ended: ${output}`);
				}),
			]);
			return find() ?? "";
		},
		async interrupt() {
			process.kill(-(child.pid ?? 0), "SIGINT");
			return ended;
		},
	};
}

async function open(address: string): Promise<Page> {
	const page = await browser.newPage({
		viewport: { width: 1280, height: 800 },
	});
	await page.goto(address, { timeout: startMs });
	return page;
}

/** Waits until the explorer shows a file at the root. */
async function expectFile(page: Page, name: string): Promise<void> {
	await page
		.locator(".explorer-folders-view .label-name", {
			hasText: new RegExp(`^${name.replace(".", "\\.")}$`),
		})
		.first()
		.waitFor({ timeout: startMs });
}

/** Waits until Tacit's icon is in the activity bar. */
async function expectTacit(page: Page): Promise<void> {
	await page
		.locator(".activitybar")
		.getByRole("tab", { name: /^Tacit/ })
		.waitFor({ timeout: startMs });
}

/** What runs of the editor that was started. */
async function leftOver(): Promise<readonly string[]> {
	return (await listProcesses())
		.map(({ command }) => command)
		.filter((command) => command.includes(join(folder, "browser")));
}

/** The address of a server that is there for the rest of the test. */
async function serve(): Promise<string> {
	const server = createServer();
	await new Promise<void>((resolve) =>
		server.listen(0, "127.0.0.1", () => resolve()),
	);
	onTestFinished(() => void server.close());
	const address = server.address();
	if (address === null || typeof address === "string")
		throw new Error("There is no port.");
	return `http://127.0.0.1:${address.port}`;
}
