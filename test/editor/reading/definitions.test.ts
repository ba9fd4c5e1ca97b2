import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	commands,
	type Disposable,
	Location,
	languages,
	Position,
	Range,
	Selection,
	type TextDocument,
	window,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { openFile } from "../support/openFile.ts";
import { hoversAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

const store = `/** Keeps it. */
export function keep(value: string): string {
	return value;
}

export function drop(): void {}
`;
const use = `import { drop, keep } from "./store";

console.log(keep("a"));
drop();
`;

describe("a name that is used", () => {
	const folder = () => join(workspaceRoot(), "used");

	before(async () => {
		mkdirSync(folder());
		writeFileSync(join(folder(), "store.ts"), store);
		writeFileSync(join(folder(), "use.ts"), use);
		writeFileSync(join(folder(), "words.txt"), "here there\nwell known\n");
		writeNote(folder(), {
			...{ id: "ksed0001", title: "Kept as it comes" },
			...{ file: "store.ts", lines: [2, 4] },
			quote: store.split("\n").slice(1, 4).join("\n"),
		});
		writeNote(folder(), {
			...{ id: "ksed0002", title: "Returned as it is" },
			...{ file: "store.ts", lines: [3, 3], quote: "\treturn value;" },
		});
		writeNote(folder(), {
			...{ id: "ksed0003", title: "Well known words" },
			...{ file: "words.txt", lines: [2, 2], quote: "well known" },
		});
	});
	after(closeEditors);

	/** What hovers on a 1-based line and 0-based character say of notes elsewhere. */
	async function elsewhere(
		document: TextDocument,
		line: number,
		character: number,
	): Promise<readonly string[]> {
		const all = await hoversAt(document, line, character);
		return all.filter((each) => each.includes("where this is defined"));
	}

	it("tells of the notes where it is defined, on one line, and of none where there are none", async () => {
		const { document } = await openFile(fileUri("used/use.ts"));
		const hover = await eventually(async () => {
			const [found, ...others] = await elsewhere(document, 3, 14);
			assert.ok(found);
			assert.deepEqual(others, []);
			return found;
			// TypeScript takes its time to start.
		}, 80_000);
		assert.match(
			hover,
			/^\$\(lightbulb\) Reason where this is defined — \*\*Kept as it comes\*\*[^\n]* · and 1 note there\n\[Peek\]\(command:tacit\.peekNotes\?[^)]*\)$/,
		);
		assert.deepEqual(await elsewhere(document, 4, 1), []);
	});

	it("says nothing where it is defined: there the notes themselves are shown", async () => {
		const { document } = await openFile(fileUri("used/store.ts"));
		await eventually(async () => {
			const all = (await hoversAt(document, 2, 18)).join("\n");
			assert.match(all, /Kept as it comes/);
			assert.match(all, /```typescript/);
		});
		assert.doesNotMatch(
			(await elsewhere(document, 2, 18)).join("\n"),
			/Kept as it comes/,
		);
	});

	it("is looked up once, however often the mouse passes, until the text changes", async () => {
		let asked = 0;
		const provider: Disposable = languages.registerDefinitionProvider(
			{ language: "plaintext", pattern: "**/used/words.txt" },
			{
				provideDefinition(document) {
					asked++;
					return new Location(document.uri, new Position(1, 0));
				},
			},
		);
		try {
			const editor = await openFile(fileUri("used/words.txt"));
			const { document } = editor;
			await eventually(async () =>
				assert.equal((await elsewhere(document, 1, 1)).length, 1),
			);
			const first = asked;
			for (let pass = 0; pass < 5; pass++)
				assert.equal((await elsewhere(document, 1, pass % 4)).length, 1);
			assert.equal(asked, first);
			await editor.edit((edit) => edit.insert(new Position(0, 10), " else"));
			await eventually(async () =>
				assert.equal((await elsewhere(document, 1, 1)).length, 1),
			);
			assert.equal(asked, first + 1);
		} finally {
			provider.dispose();
		}
	});

	it("keeps no hover waiting for a definition that does not come, and has it for the next", async () => {
		let isAnswering = false;
		const waiting: (() => void)[] = [];
		const provider = languages.registerDefinitionProvider(
			{ language: "plaintext", pattern: "**/used/words.txt" },
			{
				async provideDefinition(document, { line }) {
					if (!isAnswering)
						await new Promise<void>((resolve) => waiting.push(resolve));
					return line === 0
						? new Location(document.uri, new Position(1, 0))
						: [];
				},
			},
		);
		try {
			const { document } = await openFile(fileUri("used/words.txt"));
			const line = document.lineAt(0).range;
			assert.ok(line.isEqual(new Range(line.start, line.end)));
			// The answer is not there before the hover is.
			assert.deepEqual(await elsewhere(document, 1, 6), []);
			isAnswering = true;
			for (const answer of waiting) answer();
			await eventually(async () =>
				assert.equal((await elsewhere(document, 1, 6)).length, 1),
			);
		} finally {
			provider.dispose();
		}
	});

	it("leads to them by a command, in a peek", async () => {
		const editor = await openFile(fileUri("used/use.ts"));
		editor.selection = new Selection(2, 14, 2, 14);
		const shown: string[] = [];
		const watch = window.onDidChangeVisibleTextEditors((editors) => {
			for (const { document } of editors) shown.push(document.uri.path);
		});
		try {
			await eventually(async () => {
				await window.showTextDocument(editor.document, {
					selection: new Selection(2, 14, 2, 14),
				});
				await commands.executeCommand("tacit.peekNotes");
				assert.match(shown.join("\n"), /\.tacit\/note\.ksed000[12]\.md$/m);
			});
		} finally {
			watch.dispose();
			await commands.executeCommand("closeReferenceSearch");
		}
	});
});
