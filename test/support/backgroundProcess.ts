import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createWriteStream, type WriteStream } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

/** What to run, see `startInBackground`. */
export interface BackgroundCommand {
	/** The program, as the system finds it. */
	readonly command: string;
	readonly parameters: readonly string[];
	/** Its whole environment. */
	readonly environment: NodeJS.ProcessEnv;
	/** Absolute path of the file that receives all its output. */
	readonly logFile: string;
}

/** A program that runs beside this one, and ends no later than it. */
export interface BackgroundProcess {
	/** Id of its process group; the program itself and what it starts are in it. */
	readonly pid: number;
	/**
	 * Resolves to the first match of `pattern` in a line of the output, past lines included. Rejects with an `Error` that
	 * holds the last lines when the program ends first or `timeoutMs` milliseconds have passed.
	 */
	waitForOutput(pattern: RegExp, timeoutMs: number): Promise<RegExpExecArray>;
	/** As `waitForOutput`, for lines from now on. */
	waitForNewOutput(
		pattern: RegExp,
		timeoutMs: number,
	): Promise<RegExpExecArray>;
	/** The last lines of the output, newest last, for diagnosis. */
	lastLines(): string;
	/** Resolves once the program has ended, to its exit code. */
	readonly ended: Promise<number>;
	/** Kills the program and everything it started, and resolves when it is gone. */
	kill(): Promise<void>;
}

/** Enough for everything that a start has to say, and not too much for a day. */
const linesKept = 10_000;
const lastLinesShown = 80;
const running = new Set<ChildProcess>();

/**
 * Starts a program in a process group of its own. It is killed, with everything it started, by `kill()` and when this
 * process ends for any reason: normally, by Ctrl-C, by an uncaught error, or killed hard (see superviseChild.ts).
 */
export function startInBackground(
	options: BackgroundCommand,
): BackgroundProcess {
	endChildrenOnExit();
	const supervisor = fileURLToPath(
		new URL("superviseChild.ts", import.meta.url),
	);
	const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
	const child = spawn(
		process.execPath,
		["--import", tsx, supervisor, options.command, ...options.parameters],
		{
			env: options.environment,
			detached: process.platform !== "win32",
			stdio: ["pipe", "pipe", "pipe"],
		},
	);
	running.add(child);
	const log = createWriteStream(options.logFile, { flags: "a" });
	const output = new OutputWatcher(child, log);
	// What it started may outlive it, and holds its output open.
	child.once("exit", () => killGroup(child));
	const ended = new Promise<number>((resolve) => {
		child.once("error", () => resolve(127));
		child.once("close", (code) => resolve(code ?? 1));
	}).then((code) => {
		running.delete(child);
		log.end();
		return code;
	});
	// The pipe exists only to be closed; that it breaks when the child is gone is no news.
	child.stdin.on("error", () => undefined);
	return {
		pid: child.pid ?? 0,
		waitForOutput: (pattern, timeoutMs) =>
			output.waitFor(pattern, timeoutMs, ended, true),
		waitForNewOutput: (pattern, timeoutMs) =>
			output.waitFor(pattern, timeoutMs, ended, false),
		lastLines: () => output.lastLines(),
		ended,
		kill: async () => {
			killGroup(child);
			await ended;
		},
	};
}

class OutputWatcher {
	readonly #lines: string[] = [];
	readonly #listeners = new Set<(line: string) => void>();

	constructor(child: ChildProcess, log: WriteStream) {
		for (const stream of [child.stdout, child.stderr]) {
			if (stream) {
				createInterface({ input: stream }).on("line", (line) => {
					log.write(`${line}\n`);
					this.#lines.push(line);
					if (this.#lines.length > linesKept) {
						this.#lines.splice(0, linesKept / 2);
					}
					for (const listener of this.#listeners) {
						listener(line);
					}
				});
			}
		}
	}

	lastLines(): string {
		return this.#lines.slice(-lastLinesShown).join("\n");
	}

	waitFor(
		pattern: RegExp,
		timeoutMs: number,
		ended: Promise<number>,
		pastToo: boolean,
	): Promise<RegExpExecArray> {
		return new Promise((resolve, reject) => {
			const settle = (): void => {
				clearTimeout(timer);
				this.#listeners.delete(listener);
			};
			const fail = (reason: string): void => {
				settle();
				reject(new Error(`${reason}. Its last lines:\n${this.lastLines()}`));
			};
			const listener = (line: string): void => {
				const match = pattern.exec(line);
				if (match) {
					settle();
					resolve(match);
				}
			};
			const timer = setTimeout(
				() => fail(`Waited ${timeoutMs / 1000} s in vain for ${pattern}`),
				timeoutMs,
			);
			this.#listeners.add(listener);
			if (pastToo) {
				this.#lines.forEach(listener);
			}
			void ended.then((code) =>
				fail(`The program ended (exit code ${code}) before it said ${pattern}`),
			);
		});
	}
}

function killGroup(child: ChildProcess): void {
	if (child.pid === undefined || !running.has(child)) {
		return;
	}
	if (process.platform === "win32") {
		spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
		return;
	}
	try {
		process.kill(-child.pid, "SIGKILL");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ESRCH") {
			throw error;
		}
	}
}

function killAll(): void {
	for (const child of running) {
		killGroup(child);
	}
}

let endsChildrenOnExit = false;

function endChildrenOnExit(): void {
	if (endsChildrenOnExit) {
		return;
	}
	endsChildrenOnExit = true;
	process.on("exit", killAll);
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
		process.once(signal, () => {
			killAll();
			// Nobody else wants to end in an orderly way: end as one does who does not listen to the signal at all.
			if (process.listenerCount(signal) === 0) {
				process.kill(process.pid, signal);
			}
		});
	}
}
