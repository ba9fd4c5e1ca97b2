import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	commands,
	extensions,
	Position,
	TabInputTextDiff,
	type TextDocument,
	type Uri,
	window,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { runGit } from "../support/runGit.ts";
import { hoversAt, linesOfNote } from "../support/shownNotes.ts";
import { testPerson } from "../support/testPerson.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

const folder = "compared";
const block = [
	"to raise the bridge {",
	"  stop the carts on both banks",
	"  wind the chain until it is taut",
	"}",
];
const filler = (word: string, count: number) =>
	Array.from({ length: count }, (_, at) => `${word} ${at + 1} of the bridge`);
const textOf = (...lines: readonly string[]) => `${lines.join("\n")}\n`;

// As somebody does before they commit: by VS Code's own "Open Changes".
describe("a note in a file whose changes are opened in git's comparison", () => {
	const root = () => join(workspaceRoot(), folder);
	const git = (...parameters: string[]) =>
		runGit(workspaceRoot(), ...parameters);
	let made = 0;

	before(() => extensions.getExtension("vscode.git")?.activate());
	afterEach(async () => {
		await closeEditors();
		await git("reset", "--quiet", "--hard");
	});

	it("is on its lines of then on the left, on those of now on the right, and follows what is typed on the right alone", async () => {
		const { left, right, id } = await open(
			[...filler("above", 5), ...block, ...filler("below", 5)],
			[...filler("new", 4), ...filler("above", 5), ...block],
		);
		await areOn(id, [left, [6, 9]], [right, [10, 13]]);
		const editor = window.visibleTextEditors.find(
			({ document }) => document === right,
		);
		await editor?.edit((edit) => edit.insert(new Position(0, 0), "typed\n"));
		await areOn(id, [left, [6, 9]], [right, [11, 14]]);
	});

	it("is on the left alone when its code is deleted, and on the right alone when it is new", async () => {
		const gone = await open(
			[...filler("above", 5), ...block, ...filler("below", 5)],
			[...filler("above", 5), ...filler("below", 5)],
		);
		await areOn(gone.id, [gone.left, [6, 9]], [gone.right, undefined]);
		const fresh = await open(
			[...filler("above", 5), ...filler("below", 5)],
			[...filler("above", 5), ...block, ...filler("below", 5)],
		);
		await areOn(fresh.id, [fresh.right, [6, 9]], [fresh.left, undefined]);
	});

	it("is on the left where its code was before it went to another file", async () => {
		const other = join(root(), "other.txt");
		mkdirSync(root(), { recursive: true });
		writeFileSync(other, textOf(...filler("other", 8)));
		const { left, right, id } = await open(
			[...filler("above", 5), ...block, ...filler("below", 5)],
			[...filler("above", 5), ...filler("below", 5)],
			() => writeFileSync(other, textOf(...filler("other", 8), ...block)),
		);
		await areOn(id, [left, [6, 9]], [right, undefined]);
	});

	it("says of code that is another in that version that it is, and offers nothing that is about the code of now", async () => {
		const { left, right, id } = await open(
			[
				...filler("above", 5),
				...block.map((line) => line.replace("taut", "taut and still")),
				...filler("below", 5),
			],
			[...filler("above", 5), ...block, ...filler("below", 5)],
		);
		await areOn(id, [left, [6, 9]], [right, [6, 9]]);
		const [was, is] = await Promise.all(
			[left, right].map(async (side) => (await hoversAt(side, 6)).join("\n")),
		);
		assert.match(was ?? "", /the code is another in this version/);
		assert.doesNotMatch(was ?? "", /has changed since|showChange|confirmNote/);
		assert.doesNotMatch(is ?? "", /another in this version|has changed since/);
	});

	it("goes to its lines of what is staged when that is, and is on no others meanwhile", async () => {
		const { left, right, id, file } = await open(
			[...filler("above", 5), ...block, ...filler("below", 5)],
			[...filler("new", 4), ...filler("above", 5), ...block],
		);
		await areOn(id, [left, [6, 9]], [right, [10, 13]]);
		await git("add", file);
		const isOnBlock = async () => {
			const [first, last] = (await linesOfNote(left, id)) ?? [];
			if (first === undefined || last === undefined) return false;
			const lines = left
				.getText()
				.split("\n")
				.slice(first - 1, last);
			assert.deepEqual(lines, block);
			return true;
		};
		// VS Code may look at what git has only when it is told to, while its window is in nobody's sight.
		await eventually(async () => {
			await commands.executeCommand("git.refresh");
			await isOnBlock();
			assert.equal(left.getText(), right.getText());
		}, 40_000);
		await eventually(async () => assert.ok(await isOnBlock()));
	});

	/**
	 * Commits a file that reads `then`, with a note on the block that is in one of both, makes it `now`, and opens its
	 * changes. `more` changes other files at the same time.
	 */
	async function open(
		then: readonly string[],
		now: readonly string[],
		more: () => void = () => undefined,
	) {
		const name = `bridge${++made}.txt`;
		const id = `c0mpare${made}`;
		const file = `${folder}/${name}`;
		mkdirSync(root(), { recursive: true });
		writeFileSync(join(root(), name), textOf(...then));
		const at = Math.max(then.indexOf(block[0] ?? ""), 5) + 1;
		writeNote(root(), {
			...{ id, title: `About ${name}`, file: name },
			lines: [at, at + block.length - 1],
			quote: block.join("\n"),
		});
		await git("add", folder);
		await git(...testPerson, "commit", "--quiet", "--message=Then");
		writeFileSync(join(root(), name), textOf(...now));
		more();
		const { left, right } = await openChanges(fileUri(file));
		assert.equal(left.getText(), textOf(...then));
		assert.equal(right.getText(), textOf(...now));
		return { left, right, id, file };
	}
});

/** Opens what changed in the file by the command of VS Code's git, once that knows of it. */
async function openChanges(
	uri: Uri,
): Promise<{ left: TextDocument; right: TextDocument }> {
	return eventually(async () => {
		await commands.executeCommand("git.refresh");
		await commands.executeCommand("git.openChange", uri);
		const input = window.tabGroups.activeTabGroup.activeTab?.input;
		assert.ok(input instanceof TabInputTextDiff);
		assert.equal(input.modified.path, uri.path);
		assert.equal(input.original.scheme, "git");
		const [left, right] = [input.original, input.modified].map(
			(side) =>
				window.visibleTextEditors.find(
					({ document }) => document.uri.toString() === side.toString(),
				)?.document,
		);
		assert.ok(left && right);
		return { left, right };
	});
}

type Lines = readonly [number, number] | undefined;

/** Waits until the note is on these lines of each side, first those where it is found at all. */
async function areOn(
	id: string,
	...sides: readonly (readonly [TextDocument, Lines])[]
): Promise<void> {
	for (const [side, lines] of sides)
		await eventually(async () =>
			assert.deepEqual(await linesOfNote(side, id), lines),
		);
}
