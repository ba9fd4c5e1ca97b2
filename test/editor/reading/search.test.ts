import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands, Selection, type TextEditor, window } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { openFile } from "../support/openFile.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

// What the list looks like is asserted in the window; an extension reaches it by its keys alone.
describe("Search the Why", () => {
	let editor: TextEditor;

	before(async () => {
		await closeEditors();
		const folder = join(workspaceRoot(), "search");
		mkdirSync(folder);
		writeFileSync(
			join(folder, "zebra.txt"),
			"black\nwhite stripes\nblack\nwhite\n",
		);
		writeFileSync(join(folder, "other.txt"), "one\ntwo\nthree\n".repeat(40));
		for (const note of [
			{ id: "sear0001", line: 2, quote: "white stripes" },
			{ id: "sear0002", line: 40, quote: "quagga" },
		])
			writeNote(folder, {
				...{ id: note.id, file: "zebra.txt", quote: note.quote },
				title: `Quixotic ${note.quote}`,
				lines: [note.line, note.line],
			});
		const outside = join(mkdtempSync(join(tmpdir(), "tacit-out-")), "bird.txt");
		writeFileSync(outside, "jackdaw\n");
		symlinkSync(outside, join(folder, "link.txt"));
		writeNote(folder, {
			id: "sear0003",
			title: "Jackdaws outside",
			file: "link.txt",
			lines: [1, 1],
			quote: "jackdaw",
		});
	});
	beforeEach(async () => {
		editor = await openFile(fileUri("search/other.txt"));
		editor.selection = new Selection(70, 1, 70, 1);
	});
	afterEach(async () => {
		await commands.executeCommand("workbench.action.closeQuickOpen");
		await closeEditors();
	});

	const shown = () =>
		window.activeTextEditor?.document.uri.path.split("/").pop();
	const next = () =>
		commands.executeCommand("workbench.action.quickOpenSelectNext");
	const accept = () =>
		commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");

	it("shows what is selected behind the list, and brings everything back when it is closed", async () => {
		const search = commands.executeCommand("tacit.search", "quixotic");
		await eventually(async () => {
			await next();
			// What is gone over quickly is not shown.
			await eventually(() => {
				const [zebra] = window.visibleTextEditors.filter(({ document }) =>
					document.uri.path.endsWith("zebra.txt"),
				);
				assert.ok(zebra);
			}, 2000);
		});
		await commands.executeCommand("workbench.action.closeQuickOpen");
		await search;
		await eventually(() => {
			assert.equal(shown(), "other.txt");
			assert.equal(window.activeTextEditor?.selection.active.line, 70);
		});
		const open = window.tabGroups.all.flatMap(({ tabs }) =>
			tabs.map(({ label }) => label),
		);
		assert.deepEqual(open, ["other.txt"]);
	});

	it("goes to the lines of a note", async () => {
		const search = commands.executeCommand("tacit.search", "quixotic stripes");
		await eventually(async () => {
			await accept();
			assert.equal(shown(), "zebra.txt");
		});
		await search;
		assert.equal(window.activeTextEditor?.selection.active.line, 1);
	});

	for (const [what, typed, id] of [
		["whose code was not found", "quixotic quagga", "sear0002"],
		["that a link leads out of the repository", "jackdaws", "sear0003"],
	] as const)
		it(`opens the note itself of one ${what}`, async () => {
			const search = commands.executeCommand("tacit.search", typed);
			await eventually(async () => {
				await accept();
				assert.match(shown() ?? "", new RegExp(`${id}\\.md$`));
			});
			await search;
		});

	it("takes nothing where nothing was found, and closes", async () => {
		const search = commands.executeCommand("tacit.search", "zzqqxx");
		await accept();
		await commands.executeCommand("workbench.action.closeQuickOpen");
		await search;
		assert.equal(shown(), "other.txt");
	});
});
