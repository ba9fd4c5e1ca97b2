import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectFolder } from "./cacheFolder.ts";
import { noTests, type TestTotals, withFailure } from "./testTotals.ts";

/** The window tests at work in a process of their own. */
export interface WindowStage {
	/** Prints what they have said so far, and all that they say from then on. Resolves when they have ended. */
	readonly show: () => Promise<TestTotals>;
}

/**
 * Begins the window tests with a package of the extension (absolute path). They wait for a window most of the time, which
 * leaves the machine to others.
 */
export function startWindowStage(vsix: string): WindowStage {
	let waiting: Buffer[] | undefined = [];
	const say = (piece: Buffer) => {
		if (waiting) waiting.push(piece);
		else process.stdout.write(piece);
	};
	const ended = run(vsix, say).catch((error: Error) => {
		say(Buffer.from(`\n${error.message}\n`));
		return withFailure(noTests, error.message);
	});
	return {
		show() {
			for (const piece of waiting ?? []) process.stdout.write(piece);
			waiting = undefined;
			return ended;
		},
	};
}

async function run(
	vsix: string,
	say: (piece: Buffer) => void,
): Promise<TestTotals> {
	const folder = await mkdtemp(join(tmpdir(), "tacit-window-"));
	const totalsFile = join(folder, "totals.json");
	const tsx = createRequire(import.meta.url).resolve("tsx/cli");
	const script = fileURLToPath(new URL("runWindowTests.ts", import.meta.url));
	try {
		const child = spawn(
			process.execPath,
			[tsx, script, "--second-look", "--package", vsix, "--totals", totalsFile],
			{ cwd: projectFolder, stdio: ["ignore", "pipe", "pipe"] },
		);
		child.stdout.on("data", say);
		child.stderr.on("data", say);
		const exitCode = await new Promise<number>((resolve, reject) => {
			child.once("error", reject);
			child.once("close", (code) => resolve(code ?? 1));
		});
		const totals: TestTotals = await readFile(totalsFile, "utf8").then(
			JSON.parse,
			() => noTests,
		);
		return exitCode === 0 || totals.failed > 0
			? totals
			: withFailure(totals, `window: ended with ${exitCode}.`);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
