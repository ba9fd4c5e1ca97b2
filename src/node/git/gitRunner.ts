import { spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { simpleGit } from "simple-git";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import { throwIfStopped } from "../../core/throwIfStopped.ts";
import { closedFailure } from "./closedFailure.ts";
import { concurrencyLimit } from "./concurrencyLimit.ts";
import {
	type GitEnvironmentOptions,
	type GitPurpose,
	gitEnvironment,
} from "./gitEnvironment.ts";
import { gitFailure } from "./gitFailure.ts";
import type { GitQuestion } from "./gitQuestion.ts";
import { missingGitFailure } from "./missingGitFailure.ts";
import type { GitStream } from "./questions/workQuestion.ts";
import { readOptions } from "./readOptions.ts";
import { withEither } from "./withEither.ts";

/** Which git is run, where and with what settings. */
export interface GitRunnerOptions {
	/** Absolute path of the git program. */
	readonly binary: string;
	/** Absolute path of the folder that git is started in. */
	readonly folder: string;
	/** What git's own environment is made from. */
	readonly environment: NodeJS.ProcessEnv;
	/** Settings for reads that win over every configuration file; see `readGuards`. */
	readonly readSettings?: ReadonlyMap<string, string>;
}

/** How a call that changes something differs from the usual. */
export interface TellOptions {
	/** Absolute path of the index to work on instead of the repository's. */
	readonly indexFile?: string;
	/** Whether the call only prepares: then no hook runs. Otherwise the person's hooks do. */
	readonly prepares?: boolean;
	/** Settings for this call, as `-c` takes them. */
	readonly settings?: readonly string[];
}

interface Answer {
	readonly output: Buffer;
	readonly stderr: string;
	readonly exitCode: number | undefined;
}

const prepareOptions = [...readOptions, "core.hooksPath=/dev/null"];

/** Milliseconds without a byte from git after which it is stopped. Hooks may be silent for minutes, and people at a prompt for a key too. */
const patience: Record<GitPurpose, number> = {
	read: 5 * 60_000,
	write: 30 * 60_000,
	push: 10 * 60_000,
};

const lockedTries = 8;
const lockedPause = 60;

/**
 * Starts git and hands its answers to the questions' parsers. Every method throws `git-failed`, `no-git` when the
 * program is gone, and `cancelled` after `dispose`.
 */
export class GitRunner {
	readonly #options: GitRunnerOptions;
	readonly #abort = new AbortController();
	readonly #limit = concurrencyLimit(6);

	constructor(options: GitRunnerOptions) {
		this.#options = options;
	}

	/**
	 * Asks without changing anything: no hook, filter of the repository, monitor, diff program or network is used. Once
	 * `signal` is aborted git is ended, or not begun, and `cancelled` is thrown.
	 */
	ask<T>(
		question: GitQuestion<T>,
		options: {
			readonly indexFile?: string;
			readonly signal?: AbortSignal | undefined;
		} = {},
	): Promise<T> {
		const { signal, indexFile } = options;
		return this.#limit(() =>
			withEither([this.#abort.signal, signal], async (either) => {
				throwIfStopped(signal);
				const answer = await this.#run(question, "read", {
					config: readOptions,
					environment: {
						settings: this.#options.readSettings ?? new Map(),
						indexFile,
					},
					signal: either,
				}).catch((error: unknown) => {
					throwIfStopped(signal);
					throw error;
				});
				return this.#parse(question, answer);
			}),
		);
	}

	/** As `ask`, but hands on the answer's bytes while they come, so that all of them are never in memory. */
	stream(
		{ purpose, commands }: GitStream,
		onBytes: (bytes: Buffer) => void,
		{ signal }: { readonly signal?: AbortSignal | undefined } = {},
	): Promise<void> {
		const { binary, folder, environment, readSettings } = this.#options;
		return this.#limit(() =>
			withEither([this.#abort.signal, signal], async (either) => {
				throwIfStopped(signal);
				if (either.aborted) throw closedFailure();
				const child = spawn(
					binary,
					[...readOptions.flatMap((each) => ["-c", each]), ...commands],
					{
						cwd: folder,
						env: gitEnvironment(environment, "read", {
							settings: readSettings ?? new Map(),
						}),
						stdio: ["ignore", "pipe", "pipe"],
						signal: either,
					},
				);
				const errors: Buffer[] = [];
				child.stderr.on("data", (bytes: Buffer) => errors.push(bytes));
				child.stdout.on("data", onBytes);
				let cause: unknown;
				child.on("error", (error) => {
					cause = error;
				});
				const exitCode = await new Promise<number | undefined>((resolve) =>
					child.on("close", (code) => resolve(code ?? undefined)),
				);
				throwIfStopped(signal);
				if (either.aborted) throw closedFailure();
				if (cause !== undefined)
					throw await this.#explainNoStart({ purpose }, cause);
				if (exitCode === 0) return;
				const stderr = Buffer.concat(errors).toString("utf8");
				throw gitFailure({ purpose, commands, exitCode, stderr });
			}),
		);
	}

	/** Has git change something, with the person's hooks and configuration. Waits for another git that holds the index. */
	async tell<T>(
		question: GitQuestion<T>,
		options: TellOptions = {},
	): Promise<T> {
		for (let attempt = 1; ; attempt++) {
			const answer = await this.#run(question, "write", {
				config: [
					...(options.prepares ? prepareOptions : []),
					...(options.settings ?? []),
				],
				environment: { indexFile: options.indexFile },
			});
			const isLocked =
				answer.exitCode !== 0 &&
				/index\.lock': File exists/.test(answer.stderr);
			if (!isLocked || attempt === lockedTries)
				return this.#parse(question, answer);
			await pause(lockedPause * attempt);
		}
	}

	/**
	 * Sends something to a remote, asking nobody for a password. Unlike the others it answers with every exit code,
	 * and with what git wrote to standard error. `hasSshCommand`: whether the configuration names one (core.sshCommand).
	 */
	async push<T>(
		question: GitQuestion<T>,
		{ hasSshCommand }: { readonly hasSshCommand: boolean },
	): Promise<{ answer: T; exitCode: number | undefined; stderr: string }> {
		// ssh asks at the terminal by itself. Another program than ssh may not know how to be told.
		const isPlainSsh =
			!hasSshCommand && this.#options.environment["GIT_SSH"] === undefined;
		const { output, exitCode, stderr } = await this.#run(question, "push", {
			config: isPlainSsh ? ["core.sshCommand=ssh -oBatchMode=yes"] : [],
			environment: {},
		});
		return {
			answer: question.parse(output, exitCode ?? 1),
			exitCode,
			stderr,
		};
	}

	/** Stops what is being asked. Do not call it while something is told or pushed, which may take several steps. */
	dispose(): void {
		this.#abort.abort();
	}

	#parse<T>(question: GitQuestion<T>, answer: Answer): T {
		const { exitCode } = answer;
		if (
			exitCode === undefined ||
			!(question.accepts ?? [0]).includes(exitCode)
		) {
			const { purpose, commands } = question;
			throw gitFailure({ purpose, commands, exitCode, stderr: answer.stderr });
		}
		return question.parse(answer.output, exitCode);
	}

	/**
	 * One instance of simple-git for each call, because input and errors are settings of an instance. The `errors`
	 * hook sees every ending, so that exit codes and bytes are judged here and not by simple-git, which takes a
	 * failure without a message for a success.
	 */
	async #run(
		question: GitQuestion<unknown>,
		purpose: GitPurpose,
		{
			config,
			environment,
			signal,
		}: {
			config: readonly string[];
			environment: GitEnvironmentOptions;
			signal?: AbortSignal;
		},
	): Promise<Answer> {
		if (signal?.aborted || this.#abort.signal.aborted) throw closedFailure();
		let answer: Answer | undefined;
		let failure: unknown;
		const variables = gitEnvironment(
			this.#options.environment,
			purpose,
			environment,
		);
		try {
			const git = simpleGit({
				baseDir: this.#options.folder,
				binary: this.#options.binary,
				config: [...config],
				...(signal && { abort: signal }),
				timeout: { block: patience[purpose] },
				// A hook may leave something running that holds the pipes. Reads have no hooks, and a fixed
				// wait could cut off their answer.
				completion: {
					onClose: true,
					onExit: purpose === "read" ? false : 500,
				},
				// Bytes even when there are none: for an empty string simple-git would leave standard input open.
				input: () => Buffer.from(question.input ?? ""),
				errors(error, { exitCode, stdOut, stdErr }) {
					failure = error;
					answer = {
						output: Buffer.concat(stdOut),
						stderr: Buffer.concat(stdErr).toString("utf8"),
						exitCode: exitCode ?? undefined,
					};
					return undefined;
				},
				allowEnvironment: Object.keys(variables),
				unsafe: trusted,
			});
			git.env(variables);
			git.outputHandler((_command, stdout) => {
				// simple-git waits 50 ms after a git that said nothing. An empty chunk counts as something said.
				stdout.once("end", () => stdout.emit("data", Buffer.alloc(0)));
			});
			await git.raw([...question.commands]);
		} catch (error) {
			failure = error;
		}
		if (signal?.aborted) throw closedFailure();
		if (answer === undefined || /^Error: spawn /.test(answer.stderr))
			throw await this.#explainNoStart(question, failure ?? answer?.stderr);
		if (answer.exitCode === undefined || answer.exitCode < 0)
			throw new TacitError(
				"git-failed",
				msg`Git was stopped while it tried to ${question.purpose}. Try again.`,
				{ cause: failure },
			);
		return answer;
	}

	async #explainNoStart(
		question: Pick<GitQuestion<unknown>, "purpose">,
		cause: unknown,
	): Promise<TacitError> {
		const { folder } = this.#options;
		const stands = await stat(folder).then(
			(found) => found.isDirectory(),
			() => false,
		);
		if (!stands)
			return new TacitError(
				"git-failed",
				msg`Git could not ${question.purpose}: the folder ${folder} is gone.`,
				{ cause },
			);
		return missingGitFailure(cause);
	}
}

/**
 * simple-git refuses settings and variables by which somebody else's input could make git run a program. Here
 * they are the person's own environment and our constants; input goes in after `--` or through standard input.
 */
const trusted = {
	allowAbbreviatedOptions: true,
	allowUnsafeAlias: true,
	allowUnsafeAskPass: true,
	allowUnsafeCommandBinaries: true,
	allowUnsafeConfigEnvCount: true,
	allowUnsafeConfigPaths: true,
	allowUnsafeCredentialHelper: true,
	allowUnsafeCustomBinary: true,
	allowUnsafeDiffExternal: true,
	allowUnsafeDiffTextConv: true,
	allowUnsafeEditor: true,
	allowUnsafeExec: true,
	allowUnsafeFilter: true,
	allowUnsafeFsMonitor: true,
	allowUnsafeGitProxy: true,
	allowUnsafeGpgProgram: true,
	allowUnsafeHooksPath: true,
	allowUnsafeInclude: true,
	allowUnsafeMergeDriver: true,
	allowUnsafePack: true,
	allowUnsafePager: true,
	allowUnsafeProtocolOverride: true,
	allowUnsafeSshCommand: true,
	allowUnsafeSubmodule: true,
	allowUnsafeTemplateDir: true,
	allowUnsafeUrlRewrite: true,
};
