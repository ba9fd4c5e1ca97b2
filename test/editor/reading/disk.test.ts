import assert from "node:assert/strict";
import {
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
	type Diagnostic,
	DiagnosticSeverity,
	EndOfLine,
	languages,
	type TextDocument,
	Uri,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { noteText, writeNote } from "../support/noteFixture.ts";
import { openFile } from "../support/openFile.ts";
import { linesOfNote, notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { movableBlock } from "./movableFiles.ts";

const lines = ["alpha", "beta", "twice", "gamma", "twice", "delta"];

describe("notes that come, change and go on disk", () => {
	let folder: string;
	let document: TextDocument;

	before(async () => {
		folder = join(workspaceRoot(), "disk");
		mkdirSync(folder);
		writeFileSync(join(folder, "letters.txt"), `${lines.join("\n")}\n`);
		({ document } = await openFile(fileUri("disk/letters.txt")));
	});
	after(closeEditors);

	const words = async (line: number) =>
		(await notesAt(document, line)).map((note) => note.words).join("\n");
	const shows = (line: number, text: RegExp) =>
		eventually(async () => assert.match(await words(line), text));

	it("are shown as they come, change and go", async () => {
		const note = {
			id: "d1sk0001",
			title: "First words",
			file: "letters.txt",
			lines: [2, 2] as const,
			quote: "beta",
		};
		const file = writeNote(folder, note);
		await shows(2, /First words/);
		writeNote(folder, { ...note, title: "Other words" });
		await shows(2, /Other words/);
		assert.doesNotMatch(await words(2), /First words/);
		writeNote(folder, { ...note, lines: [4, 4], quote: "gamma" });
		await shows(4, /First words/);
		assert.equal(await words(2), "");
		rmSync(file);
		await eventually(async () => assert.equal(await words(4), ""));
	});

	it("come with folders that are made at once, change there, and go with them", async () => {
		const top = join(folder, "made");
		const deep = join(top, "at", "once");
		const note = {
			id: "d1sk0006",
			title: "First words",
			file: "new.txt",
			lines: [2, 2] as const,
			quote: "beta",
		};
		mkdirSync(deep, { recursive: true });
		writeFileSync(join(deep, note.file), `${lines.join("\n")}\n`);
		writeNote(deep, note);
		const made = await openFile(fileUri(`disk/made/at/once/${note.file}`));
		const madeWords = async () =>
			(await notesAt(made.document, 2)).map(({ words }) => words).join("\n");
		await eventually(async () => assert.match(await madeWords(), /First/));
		writeNote(deep, { ...note, title: "Other words" });
		await eventually(async () => assert.match(await madeWords(), /Other/));
		renameSync(join(deep, ".tacit"), join(folder, "put-aside"));
		await eventually(async () => assert.equal(await madeWords(), ""));
		renameSync(join(folder, "put-aside"), join(deep, ".tacit"));
		await eventually(async () => assert.match(await madeWords(), /Other/));
		rmSync(top, { recursive: true });
		await eventually(async () => assert.equal(await madeWords(), ""));
		await openFile(fileUri("disk/letters.txt"));
	});

	it("stay on their code when another program gives the file the line ends of another system", async () => {
		const path = join(folder, "ends.txt");
		const text = (end: string) =>
			[...lines, ...movableBlock("ends"), ...lines, ""].join(end);
		writeFileSync(path, text("\r\n"));
		const file = writeNote(folder, {
			...{ id: "d1sk0010", title: "About ends", file: "ends.txt" },
			lines: [7, 10],
			quote: movableBlock("ends").join("\n"),
		});
		const isThere = async (end: EndOfLine) => {
			const { document: ends } = await openFile(fileUri("disk/ends.txt"));
			await eventually(async () => {
				assert.equal(ends.eol, end);
				assert.deepEqual(await linesOfNote(ends, "d1sk0010"), [7, 10]);
			});
			assert.doesNotMatch(
				(await notesAt(ends, 7)).map(({ words }) => words).join(),
				/has changed since/,
			);
		};
		await isThere(EndOfLine.CRLF);
		// Open, then closed.
		writeFileSync(path, text("\n"));
		await isThere(EndOfLine.LF);
		await closeEditors();
		writeFileSync(path, text("\r\n"));
		await isThere(EndOfLine.CRLF);
		rmSync(file);
		await closeEditors();
		({ document } = await openFile(fileUri("disk/letters.txt")));
	});

	it("say so where the same code stands in several places", async () => {
		const file = writeNote(folder, {
			id: "d1sk0002",
			title: "One of two",
			file: "letters.txt",
			lines: [5, 5],
			quote: "twice",
		});
		await shows(5, /One of two/);
		assert.match(await words(5), /several places.*likeliest/);
		assert.equal(await words(3), "");
		rmSync(file);
	});

	it("are on all of their code again once it is as it was, when another program had taken half of it away", async () => {
		const code = [...movableBlock("a box")];
		const path = join(folder, "box.txt");
		const write = (...block: readonly string[]) =>
			writeFileSync(path, `${[...lines, ...block, ...lines].join("\n")}\n`);
		write(...code);
		const note = {
			id: "d1sk0009",
			title: "About a box",
			file: "box.txt",
			lines: [7, 10] as const,
			quote: code.join("\n"),
		};
		const file = writeNote(folder, note);
		const box = await openFile(fileUri("disk/box.txt"));
		const isShown = (says: RegExp) =>
			eventually(async () => {
				const [shown] = await notesAt(box.document, 7);
				assert.equal(shown?.id, note.id);
				assert.match(shown.words, says);
			});
		await isShown(/^(?![\s\S]*has changed since)/);
		write(...code.slice(0, 2));
		await isShown(/has changed since/);
		write(...code);
		await isShown(/^(?![\s\S]*has changed since)/);
		assert.deepEqual(await linesOfNote(box.document, note.id), [7, 10]);
		rmSync(file);
		await openFile(fileUri("disk/letters.txt"));
	});

	it("say whose they are, how old, and what has become of them", async () => {
		const file = writeNote(folder, {
			id: "d1sk0003",
			title: "Long ago",
			prose: "Once\nupon\na time\nthere was\na file.\nSixth line.",
			fields: [
				"status: retired",
				"date: 2019-03-01",
				"by:",
				"  - Ada Lovelace <ada@example.org>",
			],
			file: "letters.txt",
			lines: [1, 1],
			quote: "alpha",
		});
		await shows(1, /Long ago/);
		assert.match(
			await words(1),
			/Once[\s\S]*a file\.[\s\S]*Ada Lovelace · \d+ years ago · retired/,
		);
		assert.doesNotMatch(await words(1), /Sixth|ada@example/);
		rmSync(file);
	});

	it("are five at most in one hover, and the rest is told by number", async () => {
		const files = Array.from({ length: 7 }, (_, at) =>
			writeNote(folder, {
				id: `d1sk010${at}`,
				title: `Number ${at}`,
				file: "letters.txt",
				lines: [6, 6],
				quote: "delta",
			}),
		);
		await eventually(async () =>
			assert.equal((await notesAt(document, 6)).length, 5),
		);
		for (const file of files) rmSync(file);
		await eventually(async () => assert.equal(await words(6), ""));
	});

	it("are in the Problems panel while they are malformed, at their line, and the others go on", async () => {
		const whole = {
			id: "d1sk0004",
			title: "A whole note",
			file: "letters.txt",
			lines: [2, 2] as const,
			quote: "beta",
		};
		const broken = {
			id: "d1sk0005",
			title: "A broken note",
			fields: ["date: yesterday"],
			file: "letters.txt",
			lines: [4, 4] as const,
			quote: "gamma",
		};
		const wholeFile = writeNote(folder, whole);
		const brokenFile = writeNote(folder, broken);
		const problem = await onlyProblem(brokenFile);
		assert.equal(problem.source, "Tacit");
		assert.equal(problem.range.start.line, 3);
		assert.match(problem.message, /“yesterday”.*Expected: /);
		await shows(4, /A broken note/);

		writeFileSync(
			brokenFile,
			noteText(broken).replace("id: d1sk0005", "id: OTHER"),
		);
		const worse = await eventually(async () => {
			const found = await onlyError(brokenFile);
			assert.match(found.message, /“OTHER”/);
			return found;
		});
		assert.equal(worse.range.start.line, 1);
		assert.match(worse.message, /Expected: /);
		await eventually(async () => assert.equal(await words(4), ""));
		await shows(2, /A whole note/);
		assert.deepEqual(problemsOf(wholeFile), []);

		writeNote(folder, { ...broken, fields: [] });
		await eventually(() => assert.deepEqual(problemsOf(brokenFile), []));
		await shows(4, /A broken note/);
		rmSync(wholeFile);
		rmSync(brokenFile);
	});

	it("are in the Problems panel when a link leads nowhere or a folder bears a note's name", async () => {
		const link = join(folder, ".tacit/link.d1sk0007.md");
		const named = join(folder, ".tacit/folder.d1sk0008.md");
		symlinkSync("nowhere", link);
		mkdirSync(named);
		assert.match((await onlyProblem(link)).message, /leads nowhere/);
		assert.match((await onlyProblem(named)).message, /is not a file/);
		rmSync(link);
		rmSync(named, { recursive: true });
		await eventually(() => {
			assert.deepEqual(problemsOf(link), []);
			assert.deepEqual(problemsOf(named), []);
		});
	});

	it("are in the Problems panel when they name a file outside of the repository, and are not shown on it", async () => {
		const file = writeNote(folder, {
			id: "d1sk0006",
			title: "Not yours",
			file: "../../../../../../../../etc/passwd",
			lines: [1, 1],
			quote: "root:x:0:0:root:/root:/bin/bash",
		});
		const problem = await eventually(() => {
			const found = problemsOf(file).find(({ message }) =>
				/etc\/passwd.*no file of the repository/.test(message),
			);
			assert.ok(found);
			return found;
		});
		assert.equal(
			readFileSync(file, "utf8").split("\n")[problem.range.start.line],
			"```text tacit file=../../../../../../../../etc/passwd lines=1-1",
		);
		rmSync(file);
		await eventually(() => assert.deepEqual(problemsOf(file), []));
	});
});

function problemsOf(file: string): readonly Diagnostic[] {
	return languages.getDiagnostics(Uri.file(file));
}

function onlyProblem(file: string): Promise<Diagnostic> {
	return eventually(() => {
		const [problem, ...others] = problemsOf(file);
		assert.ok(problem);
		assert.deepEqual(others, []);
		return problem;
	});
}

function onlyError(file: string): Diagnostic {
	const [error, ...others] = problemsOf(file).filter(
		({ severity }) => severity === DiagnosticSeverity.Error,
	);
	assert.ok(error);
	assert.deepEqual(others, []);
	return error;
}
