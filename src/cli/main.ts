import process from "node:process";
import { Command, CommanderError } from "commander";
import { isTacitError } from "../core/errors.ts";
import { isWorker } from "../node/terminal/isWorker.ts";
import { addCombineCommands } from "./combine.ts";
import { addExternalizeCommands } from "./externalize.ts";
import { addInternalizeCommands } from "./internalize.ts";
import { type JsonError, jsonVersion } from "./json/version.ts";
import { addSocializeCommands } from "./socialize.ts";
import { printJson, remark, shown } from "./terminal.ts";
import { version } from "./version.ts";

/** All went well; findings were made; wrong usage, or a failure; `stopCode` of a hook that checks. */
const exitCodes = [0, 1, 2, 3] as const;
type ExitCode = (typeof exitCodes)[number];

function makeProgram(): Command {
	const program = new Command("tacit")
		.description(
			"Keeps the why of code beside the code: notes that say what was decided, tried and rejected, where it is read.",
		)
		.version(version, "-V, --version", "print the version")
		.helpOption("-h, --help", "print this help")
		.helpCommand("help [command]", "print the help of a command")
		.showHelpAfterError("(--help tells more)")
		.exitOverride()
		.addHelpText(
			"after",
			`
Examples:
  $ tacit why src/auth/token.ts:14
  $ tacit note src/auth/token.ts:12-24 -m "Refreshed early: a 401 in an upload loses the upload."
  $ tacit list src/auth --kind decision
  $ tacit lint

Exit codes: 0 all well, 1 lint or tour check found problems, 2 wrong usage or a failure.
Every command takes --json. NO_COLOR=1 turns colours off, TACIT_LOG=1 prints details of failures.`,
		);
	addInternalizeCommands(program);
	addExternalizeCommands(program);
	addCombineCommands(program);
	addSocializeCommands(program);
	return program;
}

async function run(): Promise<ExitCode> {
	try {
		await makeProgram().parseAsync();
		return exitCodes.find((code) => code === process.exitCode) ?? 0;
	} catch (error) {
		if (error instanceof CommanderError && error.exitCode === 0) return 0;
		// Commander has printed what is wrong with the usage.
		const isUsage = error instanceof CommanderError;
		const failure = failureOf(error);
		if (process.argv.includes("--json"))
			printJson({ version: jsonVersion, error: failure });
		else if (!isUsage) {
			remark(`tacit: ${shown(failure.message)}`);
			if (failure.code === "secret")
				remark(
					"--redact leaves it out, --allow-secrets writes it all the same.",
				);
		} else if (error.code === "commander.unknownOption")
			remark(
				"A path that begins with “-” stands after “--”: -- -odd-name.ts:3",
			);
		if (process.env["TACIT_LOG"] && error instanceof Error)
			remark(detailsOf(error));
		return 2;
	}
}

function failureOf(error: unknown): JsonError {
	const message = error instanceof Error ? error.message : String(error);
	if (error instanceof CommanderError)
		return { code: "usage", message: message.replace(/^error: /, "") };
	if (isTacitError(error)) return { code: error.code, message };
	return { code: "unexpected", message };
}

function detailsOf(error: Error): string {
	const cause =
		error.cause instanceof Error
			? `\nCaused by: ${detailsOf(error.cause)}`
			: "";
	return `${error.stack ?? error.message}${cause}`;
}

// The program is the worker that reads notes, too.
if (isWorker()) {
	const { answerCodecCalls } = await import(
		"../node/worker/answerCodecCalls.ts"
	);
	answerCodecCalls();
} else if (process.argv[2] === "merge-file") {
	// Git calls it, with words of its own, once for each file.
	const { runMergeFile } = await import("./mergeFile.ts");
	process.exitCode = runMergeFile(process.argv.slice(3));
} else {
	// Whoever reads may stop reading, as `head` does.
	process.stdout.on("error", (error: NodeJS.ErrnoException) => {
		if (error.code !== "EPIPE") throw error;
		process.exit(0);
	});
	process.exitCode = await run();
}
