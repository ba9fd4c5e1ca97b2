import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, extensions, type TextDocument } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { openFile } from "../support/openFile.ts";
import { hashOf, runGit } from "../support/runGit.ts";
import { linesOfNote } from "../support/shownNotes.ts";
import { testPerson } from "../support/testPerson.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

const folder = "conflicts";

const above = [
	"import { openStore } from './store';",
	"",
	"const store = openStore('meters');",
	"",
	"export function read(meter) {",
	"  return store.get(meter.id);",
	"}",
	"",
];
const noted = [
	"export function settle(meter, now) {",
	"  const due = meter.paidUntil - now;",
	"  if (due > 0) return due;",
	"  store.fine(meter.id, Math.abs(due));",
	"  return 0;",
	"}",
];
const below = [
	"",
	"export function remove(meter) {",
	"  store.delete(meter.id);",
	"  log('removed', meter.id);",
	"}",
	"",
];
const text = [...above, ...noted, ...below].join("\n");
const notedLines: Lines = [9, 14];

type Lines = readonly [number, number];

/** What the two sides make of some text, and where the note is then: amid the conflict, and on either side. */
interface Conflict {
	readonly name: string;
	readonly ours: Change;
	readonly theirs: Change;
	readonly amid: Lines;
	readonly onOurs: Lines | undefined;
	readonly onTheirs: Lines | undefined;
}

type Change = (text: string) => string;

const inAll = (word: string) =>
	noted.join("\n").replaceAll(/\b(?:meter|due)\b/g, (name) => word + name);

const conflicts: readonly Conflict[] = [
	{
		name: "in the midst of its lines",
		ours: (all) => all.replace("if (due > 0)", "if (due >= 0)"),
		theirs: (all) => all.replace("if (due > 0)", "if (due > grace)"),
		amid: [9, 18],
		onOurs: notedLines,
		onTheirs: notedLines,
	},
	{
		name: "that begins above them and ends within",
		ours: (all) =>
			all.replace("}\n\nexport function settle(", "}\n\nfunction settle("),
		theirs: (all) =>
			all.replace(
				"}\n\nexport function settle(",
				"}\n\nexport async function settle(",
			),
		amid: [9, 18],
		onOurs: notedLines,
		onTheirs: notedLines,
	},
	{
		name: "that begins within and ends below them",
		ours: (all) =>
			all.replace(
				"  return 0;\n}\n\nexport function remove",
				"  return due;\n}\n\nfunction remove",
			),
		theirs: (all) =>
			all.replace(
				"  return 0;\n}\n\nexport function remove",
				"  return null;\n}\n\nexport async function remove",
			),
		amid: [9, 23],
		onOurs: notedLines,
		onTheirs: notedLines,
	},
	{
		name: "over nearly all of them",
		ours: (all) => all.replace(noted.join("\n"), inAll("our_")),
		theirs: (all) => all.replace(noted.join("\n"), inAll("their_")),
		amid: [9, 21],
		onOurs: notedLines,
		onTheirs: notedLines,
	},
	{
		name: "above them and another below",
		ours: (all) =>
			all.replace("store.get", "store.find").replace("'removed'", "'gone'"),
		theirs: (all) =>
			all.replace("store.get", "store.take").replace("'removed'", "'away'"),
		amid: [13, 18],
		onOurs: notedLines,
		onTheirs: notedLines,
	},
	{
		name: "with a side that has none of them",
		ours: (all) => all.replace("if (due > 0)", "if (due >= 0)"),
		theirs: (all) => all.replace(noted.join("\n"), ""),
		amid: [10, 15],
		onOurs: notedLines,
		onTheirs: undefined,
	},
];

describe("a note in a file that is open while a merge leaves conflicts in it", () => {
	const git = (...parameters: string[]) =>
		runGit(workspaceRoot(), ...testPerson, ...parameters);
	const inFolder = (name: string) => join(workspaceRoot(), folder, name);
	let head: string;

	before(async () => {
		head = await git("rev-parse", "HEAD");
		await extensions.getExtension("vscode.merge-conflict")?.activate();
	});
	afterEach(async () => {
		await closeEditors();
		await git("reset", "--quiet", "--hard", head);
	});

	for (const [number, conflict] of conflicts.entries())
		it(`is with its code before and after one ${conflict.name}, whichever side is taken`, async () => {
			const name = `meter${number}.ts`;
			const path = `${folder}/${name}`;
			const id = `c0nf100${number}`;
			mkdirSync(join(workspaceRoot(), folder), { recursive: true });
			const commit = async (change: Change) => {
				writeFileSync(inFolder(name), change(text));
				await git("add", folder);
				await git("commit", "--quiet", "--message=Meter");
			};
			writeNote(join(workspaceRoot(), folder), {
				...{ id, title: "A fine, not an error", file: name },
				...{ lines: notedLines, quote: noted.join("\n"), blob: hashOf(text) },
			});
			await commit((all) => all);
			await commit(conflict.theirs);
			const theirs = await git("rev-parse", "HEAD");
			await git("reset", "--quiet", "--hard", "HEAD~1");
			await commit(conflict.ours);

			const { document } = await openFile(fileUri(path));
			const isOn = async (lines: Lines | undefined) => {
				await eventually(() =>
					assert.equal(
						document.getText(),
						readFileSync(inFolder(name), "utf8"),
					),
				);
				await eventually(async () =>
					assert.deepEqual(await linesOfNote(document, id), lines),
				);
			};
			await isOn(conflict.onOurs);
			await assert.rejects(git("merge", theirs));
			await isOn(conflict.amid);
			await git("checkout", "--quiet", "--theirs", path);
			await isOn(conflict.onTheirs);
			await git("checkout", "--quiet", "--ours", path);
			await isOn(conflict.onOurs);
			for (const [command, lines] of [
				["merge-conflict.accept.all-current", conflict.onOurs],
				["merge-conflict.accept.all-incoming", conflict.onTheirs],
			] as const) {
				await git("checkout", "--quiet", "--merge", path);
				await isOn(conflict.amid);
				await acceptAll(command, document);
				await isOn(lines);
			}
		});
});

/** Settles all conflicts of the open file by a command of VS Code's own, and saves it. */
async function acceptAll(
	command: string,
	document: TextDocument,
): Promise<void> {
	await eventually(async () => {
		await commands.executeCommand(command);
		assert.doesNotMatch(document.getText(), /^<<<<<<< /m);
	});
	await document.save();
}
