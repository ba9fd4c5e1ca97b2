import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { Disposable } from "../../core/disposable.ts";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import { closedFailure } from "./closedFailure.ts";
import { gitEnvironment } from "./gitEnvironment.ts";
import { gitFailure } from "./gitFailure.ts";
import { missingGitFailure } from "./missingGitFailure.ts";
import { type ObjectAnswer, ObjectAnswers } from "./objectAnswers.ts";

/** Which git reads the objects, where, and how much of them. */
export interface ObjectReaderOptions {
	/** Absolute path of the git program. */
	readonly binary: string;
	/** Absolute path of the work tree's top. */
	readonly folder: string;
	/** What git's own environment is made from. */
	readonly environment: NodeJS.ProcessEnv;
	/** Milliseconds without a question after which the process is ended; 10 seconds when left out. */
	readonly idle?: number;
	/** Bytes of the largest object that is read; 64 MB when left out. */
	readonly limit?: number;
}

/** What is read of git's objects. */
export type ObjectType = "blob" | "tree" | "commit";

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

interface Waiting {
	readonly name: string;
	readonly type: ObjectType;
	resolve(bytes: Buffer | undefined): void;
	reject(error: unknown): void;
}

const commands = ["-c", "core.fsmonitor=false", "cat-file", "--batch"];

/**
 * Reads objects through one `git cat-file --batch`, which is started at the first question and ended when nothing
 * was asked for a while. It does not keep this process alive by itself.
 */
export class ObjectReader implements Disposable {
	readonly #options: ObjectReaderOptions;
	#session: Session | undefined;
	#isDisposed = false;

	constructor(options: ObjectReaderOptions) {
		this.#options = options;
	}

	/**
	 * The bytes of the file (or folder, see `parseTree`, or commit) that `name` names (its object's id, or `<revision>:<path>`);
	 * `undefined` when it names none.
	 * The name holds no line end. Throws `too-large`, `git-failed`, `no-git`, and `cancelled` after `dispose`.
	 */
	read(name: string, type: ObjectType = "blob"): Promise<Buffer | undefined> {
		if (this.#isDisposed) return Promise.reject(closedFailure());
		if (!this.#session?.isOpen)
			this.#session = new Session(this.#options, (unanswered) =>
				this.#askAgain(unanswered),
			);
		const session = this.#session;
		return new Promise((resolve, reject) =>
			session.ask({ name, type, resolve, reject }),
		);
	}

	/** Ends the process; questions without an answer fail with `cancelled`. */
	dispose(): void {
		this.#isDisposed = true;
		this.#session?.fail(closedFailure());
	}

	#askAgain(unanswered: readonly Waiting[]): void {
		for (const { name, type, resolve, reject } of unanswered)
			this.read(name, type).then(resolve, reject);
	}
}

/** One life of the process. */
class Session {
	isOpen = true;
	readonly #child: Child;
	readonly #answers: ObjectAnswers;
	readonly #idle: number;
	readonly #waiting: Waiting[] = [];
	readonly #passOn: (unanswered: readonly Waiting[]) => void;
	#timer: NodeJS.Timeout | undefined;
	#stderr = "";

	constructor(
		options: ObjectReaderOptions,
		passOn: (unanswered: readonly Waiting[]) => void,
	) {
		this.#passOn = passOn;
		this.#idle = options.idle ?? 10_000;
		this.#answers = new ObjectAnswers(options.limit ?? 64 * 1024 * 1024);
		const child = spawn(options.binary, commands, {
			cwd: options.folder,
			env: gitEnvironment(options.environment, "read"),
			stdio: ["pipe", "pipe", "pipe"],
			windowsHide: true,
		});
		this.#child = child;
		child.stdout.on("data", (chunk: Buffer) => this.#hear(chunk));
		child.stderr.on("data", (chunk: Buffer) => {
			this.#stderr = (this.#stderr + chunk.toString("utf8")).slice(-4000);
		});
		// Writing to a process that has ended: its end is told by `close`.
		child.stdin.on("error", () => undefined);
		child.on("error", (error) => this.fail(missingGitFailure(error)));
		child.on("close", (code) => this.#end(code ?? undefined));
	}

	ask(question: Waiting): void {
		clearTimeout(this.#timer);
		this.#hold(true);
		this.#waiting.push(question);
		const { stdin } = this.#child;
		if (stdin.writableCorked === 0) {
			// What is asked in one go is written in one go.
			stdin.cork();
			process.nextTick(() => stdin.uncork());
		}
		stdin.write(`${question.name}\n`);
	}

	/** Ends the process at once and fails what waits. */
	fail(error: TacitError): void {
		this.isOpen = false;
		clearTimeout(this.#timer);
		for (const { reject } of this.#waiting.splice(0)) reject(error);
		this.#child.kill();
	}

	#hear(chunk: Buffer): void {
		this.#answers.push(chunk);
		for (
			let next = this.#waiting[0];
			next !== undefined;
			next = this.#waiting[0]
		) {
			const answer = this.#answers.take();
			if (answer === undefined) return;
			this.#waiting.shift();
			if (answer.found === "too-large") {
				this.#giveUpOn(next, answer.size);
				return;
			}
			next.resolve(bytesOf(answer, next.type));
		}
		this.#hold(false);
		this.#timer = setTimeout(() => {
			this.isOpen = false;
			this.#child.stdin.end();
		}, this.#idle);
		this.#timer.unref();
	}

	/** What git would send now is of no use and cannot be stopped but by ending it. */
	#giveUpOn(question: Waiting, size: number): void {
		question.reject(
			new TacitError(
				"too-large",
				msg`A file of ${Math.round(size / 1024 / 1024)} MB in git's history is more than Tacit reads.`,
			),
		);
		this.isOpen = false;
		const rest = this.#waiting.splice(0);
		this.#child.kill();
		this.#passOn(rest);
	}

	#end(exitCode: number | undefined): void {
		this.isOpen = false;
		clearTimeout(this.#timer);
		const [first, ...rest] = this.#waiting.splice(0);
		if (first === undefined) return;
		// A partial clone whose missing object git would have to fetch, which reads never do.
		if (/from promisor remote/.test(this.#stderr)) first.resolve(undefined);
		else
			first.reject(
				gitFailure({
					purpose: msg`read from its history`,
					commands,
					exitCode,
					stderr: this.#stderr,
				}),
			);
		this.#passOn(rest);
	}

	/** Whether the process, while it runs, keeps this one running. */
	#hold(isHeld: boolean): void {
		const parts = [
			this.#child,
			this.#child.stdin,
			this.#child.stdout,
			this.#child.stderr,
		] as unknown as { ref?(): void; unref?(): void }[];
		for (const part of parts) isHeld ? part.ref?.() : part.unref?.();
	}
}

function bytesOf(answer: ObjectAnswer, type: ObjectType): Buffer | undefined {
	return answer.found === true && answer.type === type
		? answer.bytes
		: undefined;
}
