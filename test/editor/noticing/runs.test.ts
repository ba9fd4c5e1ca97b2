import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import {
	Diagnostic,
	DiagnosticSeverity,
	debug,
	languages,
	Position,
	ProcessExecution,
	Range,
	ShellExecution,
	Task,
	tasks,
	type Uri,
	window,
	workspace,
} from "vscode";
import { eventually } from "../support/eventually.ts";
import { isAwake } from "../support/isAwake.ts";
import { openFile } from "../support/openFile.ts";
import { fileUri } from "../support/workspaceFiles.ts";
import { debugType } from "./debugAdapter.ts";
import { forgetAll, journalText, lastNoticed, noticedOf } from "./noticed.ts";

const folder = () => {
	const [first] = workspace.workspaceFolders ?? [];
	assert.ok(first);
	return first;
};

/** Runs a task of the folder until its process has ended. */
async function runTask(
	name: string,
	execution: ProcessExecution | ShellExecution,
): Promise<void> {
	const task = new Task({ type: "test" }, folder(), name, "test", execution);
	const ended = new Promise<void>((resolve) => {
		const listening = tasks.onDidEndTaskProcess(({ execution: { task } }) => {
			if (task.name !== name) return;
			listening.dispose();
			resolve();
		});
	});
	await tasks.executeTask(task);
	await ended;
}

const node = (script: string) =>
	new ProcessExecution(process.execPath, ["-e", script]);

describe("a task that ends", () => {
	before(isAwake);
	afterEach(forgetAll);

	it("is noticed with its program, its exit code, and an id that tells the same command again", async () => {
		await runTask("fails", node("process.exit(3)"));
		const failed = await lastNoticed("ran", 1);
		assert.equal(failed.by, "task");
		assert.equal(failed.program, "node");
		assert.equal(failed.exitCode, 3);
		await runTask("fails again", node("process.exit(3)"));
		assert.equal((await lastNoticed("ran", 2)).command, failed.command);
		await runTask("passes", node("process.exit(0)"));
		const passed = await lastNoticed("ran", 3);
		assert.equal(passed.exitCode, 0);
		assert.notEqual(passed.command, failed.command);
		assert.doesNotMatch(journalText(), /process\.exit/);
	});

	it("is noticed once where a shell runs it", async () => {
		await runTask("in a shell", new ShellExecution("true && node -e 0"));
		const { exitCode, by } = await lastNoticed("ran", 1);
		assert.equal(exitCode, 0);
		assert.equal(by, "task");
	});
});

describe("a command in a terminal", () => {
	before(isAwake);
	afterEach(forgetAll);

	it("is noticed as far as the shell tells of it", async function () {
		const terminal = window.createTerminal({
			name: "Noticed",
			cwd: folder().uri,
			shellPath: "/bin/bash",
		});
		try {
			terminal.show();
			const shell = await eventually(() => {
				assert.ok(terminal.shellIntegration);
				return terminal.shellIntegration;
			}).catch(() => undefined);
			if (!shell) {
				this.skip();
				return;
			}
			shell.executeCommand("node -e 'process.exit(4)'");
			const failed = await lastNoticed("ran", 1);
			assert.equal(failed.by, "terminal");
			assert.equal(failed.program, "node");
			assert.equal(failed.exitCode, 4);
			shell.executeCommand("hunter2 is-my-password");
			const unknown = await lastNoticed("ran", 2);
			assert.equal(unknown.program, "");
			assert.doesNotMatch(journalText(), /hunter2|password|process/);
		} finally {
			terminal.dispose();
		}
	});
});

describe("a debug session", () => {
	before(isAwake);
	afterEach(forgetAll);

	const run = async (name: string, exceptions: number, exitCode: number) => {
		assert.ok(
			await debug.startDebugging(folder(), {
				...{ type: debugType, request: "launch", name },
				...{ exceptions, exitCode, noDebug: false },
			}),
		);
	};

	it("is noticed when it ends, with its exceptions and its exit code", async () => {
		await run("Tests", 2, 1);
		const failed = await lastNoticed("debugged", 1);
		assert.equal(failed.exceptions, 2);
		assert.equal(failed.exitCode, 1);
		await run("Tests", 0, 0);
		const passed = await lastNoticed("debugged", 2);
		assert.equal(passed.exceptions, 0);
		assert.equal(passed.exitCode, 0);
		assert.equal(passed.configuration, failed.configuration);
		assert.doesNotMatch(journalText(), /Tests/);
	});
});

describe("errors in a file", () => {
	const problems = languages.createDiagnosticCollection("noticing");
	let made = 0;
	let path = "";
	let uri: Uri;

	before(isAwake);
	beforeEach(() => {
		path = `src/faulty${++made}.txt`;
		uri = fileUri(path);
		writeFileSync(uri.fsPath, "first();\n");
	});
	afterEach(async () => {
		problems.clear();
		await forgetAll();
	});
	after(() => problems.dispose());

	const report = (...severities: readonly DiagnosticSeverity[]) =>
		problems.set(
			uri,
			severities.map(
				(severity) =>
					new Diagnostic(new Range(0, 0, 0, 5), "It is wrong.", severity),
			),
		);
	/** Errors of the file as they were noticed, so many times: those of other tests may go meanwhile. */
	const noticedHere = (count: number) =>
		eventually(() => {
			const events = noticedOf("problems").filter((each) => each.path === path);
			assert.equal(events.length, count);
			return events.at(-1)?.errors;
		});
	const { Error: error, Warning: warning } = DiagnosticSeverity;

	it("are noticed by their number as they come and go, once for many reports", async () => {
		const editor = await openFile(uri);
		await editor.edit((edit) => edit.insert(new Position(0, 0), "x"));
		report(error);
		report(error, warning);
		report(error, error, warning);
		assert.equal(await noticedHere(1), 2);
		report(warning);
		assert.equal(await noticedHere(2), 0);
		assert.doesNotMatch(journalText(), /wrong/);
	});

	it("are not where the file had them when it was opened; that they go is", async () => {
		report(error);
		await openFile(uri);
		// They are counted two seconds later, at the earliest; another file's tell that they were.
		const other = fileUri(`src/other${made}.txt`);
		writeFileSync(other.fsPath, "first();\n");
		const editor = await openFile(other);
		await editor.edit((edit) => edit.insert(new Position(0, 0), "x"));
		problems.set(other, [
			new Diagnostic(new Range(0, 0, 0, 5), "It is wrong.", error),
		]);
		await eventually(() =>
			assert.ok(noticedOf("problems").some((each) => each.errors === 1)),
		);
		await noticedHere(0);
		report();
		assert.equal(await noticedHere(1), 0);
	});

	it("are not told to be gone when their file is closed", async () => {
		const editor = await openFile(uri);
		await editor.edit((edit) => edit.insert(new Position(0, 0), "x"));
		await editor.document.save();
		report(error);
		await noticedHere(1);
		const closed = new Promise<void>((resolve) => {
			const listening = workspace.onDidCloseTextDocument((document) => {
				if (document.uri.toString() !== uri.toString()) return;
				listening.dispose();
				report();
				resolve();
			});
		});
		await languages.setTextDocumentLanguage(editor.document, "markdown");
		await closed;
		await runTask("in between", node("setTimeout(() => 0, 3000)"));
		await lastNoticed("ran", 1);
		await noticedHere(1);
	});

	it("are not noticed in a file that nobody edits, however long it stands there", async () => {
		report(error);
		await openFile(uri);
		await runTask("in between", node("setTimeout(() => 0, 3000)"));
		await lastNoticed("ran", 1);
		await noticedHere(0);
	});
});
