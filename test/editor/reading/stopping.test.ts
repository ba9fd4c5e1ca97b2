import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "vscode";
import { type SlowGit, slowGit } from "../../support/slowGit.ts";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { openFile } from "../support/openFile.ts";
import { runGit } from "../support/runGit.ts";
import { linesOfNote } from "../support/shownNotes.ts";
import { testPerson } from "../support/testPerson.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

const id = "st0pped1";
/** A repository of its own in the workspace, which is opened with a git that can be made to take long. */
const folder = "slow";
const block = [
	"to wind the clock {",
	"  turn the key",
	"  count to twelve",
	"}",
];
const filler = (word: string) =>
	Array.from({ length: 8 }, (_, at) => `${word} the clock, ${at + 1}`);
const textOf = (...lines: readonly string[]) => `${lines.join("\n")}\n`;

describe("a search for moved code that takes long", () => {
	const path = process.env["PATH"];
	let git: SlowGit;
	let bin: string;
	const onDisk = (file: string) => join(workspaceRoot(), folder, file);
	const shownIn = async (file: string) => {
		const { document } = await openFile(fileUri(`${folder}/${file}`));
		return linesOfNote(document, id);
	};

	before(async () => {
		bin = mkdtempSync(join(tmpdir(), "tacit-slow-"));
		git = slowGit(join(bin, "bin"), "diff");
		mkdirSync(onDisk("."));
		await runGit(onDisk("."), "init", "--quiet");
		writeFileSync(
			onDisk("hall.txt"),
			textOf(...filler("above"), ...block, ...filler("below")),
		);
		writeFileSync(onDisk("attic.txt"), textOf(...filler("over")));
		writeNote(onDisk("."), {
			...{ id, title: "Wound on Sundays", file: "hall.txt" },
			...{ lines: [9, 12], quote: block.join("\n") },
		});
		await runGit(onDisk("."), "add", "--all");
		await runGit(
			onDisk("."),
			...[...testPerson, "commit", "--quiet", "--message=Clock"],
		);
		process.env["PATH"] = `${git.folder}:${path}`;
		await eventually(async () =>
			assert.deepEqual(await shownIn("hall.txt"), [9, 12]),
		);
	});
	after(async () => {
		git.hold(false);
		process.env["PATH"] = path;
		await closeEditors();
		rmSync(onDisk("."), { recursive: true });
		rmSync(bin, { recursive: true });
	});

	it("is stopped by a person, with the git that it asks, and begun anew by the next change", async () => {
		git.hold(true);
		writeFileSync(
			onDisk("hall.txt"),
			textOf(...filler("above"), ...filler("below")),
		);
		writeFileSync(onDisk("attic.txt"), textOf(...filler("over"), ...block));
		await eventually(() => assert.equal(git.running().length, 1));
		await commands.executeCommand("tacit.stopSearch");
		await eventually(() => assert.deepEqual(git.running(), []));
		git.hold(false);
		assert.equal(await shownIn("attic.txt"), undefined);
		writeFileSync(
			onDisk("hall.txt"),
			textOf(...filler("above"), "a clock", ...filler("below")),
		);
		await eventually(async () =>
			assert.deepEqual(await shownIn("attic.txt"), [9, 12]),
		);
	});
});
