import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isolatedGit } from "../../sample/isolatedGit.ts";
import { copySample } from "../../support/sampleRepository.ts";
import { writeNote } from "../support/noteFixture.ts";
import { testPerson } from "../support/testPerson.ts";
import { block, branchFiles, branchFolder, newFile } from "./branchFiles.ts";
import {
	liveFiles,
	liveFolder,
	liveLines,
	liveQuote,
	liveText,
} from "./liveFiles.ts";
import { movableBlock, movableFiles, movableFolder } from "./movableFiles.ts";

/** The sample repository, with files to type into, and files that are others on another branch. */
export async function prepare(folder: string): Promise<void> {
	await copySample(folder);
	await makeBranches(folder);
	await makeMovable(folder);
	await makeLiveFiles(folder);
}

/** A formatter answers only while a test registers one. */
export const settings = { "[plaintext]": { "editor.formatOnSave": true } };

/** Committed on `main`. */
async function makeMovable(folder: string): Promise<void> {
	const movable = join(folder, movableFolder);
	for (const { file, id, text } of movableFiles) {
		await mkdir(join(movable, dirname(file)), { recursive: true });
		await writeFile(join(movable, file), text);
		if (id === undefined) continue;
		const quote = movableBlock(file);
		const first = text.split("\n").indexOf(quote[0] ?? "") + 1;
		writeNote(movable, {
			id,
			title: `About what moves with ${file}`,
			file,
			lines: [first, first + quote.length - 1],
			quote: quote.join("\n"),
		});
	}
	await isolatedGit(folder, ["add", movableFolder]);
	await isolatedGit(folder, [
		...testPerson,
		"commit",
		"--quiet",
		"--message=What moves",
	]);
}

/** Committed on `main`, where HEAD stays, and on `elsewhere`. */
async function makeBranches(folder: string): Promise<void> {
	const branches = join(folder, branchFolder);
	const commit = async () => {
		await isolatedGit(folder, ["add", branchFolder]);
		await isolatedGit(folder, [
			...testPerson,
			"commit",
			"--quiet",
			"--message=Branches",
		]);
	};
	await mkdir(branches);
	const notes = new Map<string, string>();
	for (const { name, id, main } of branchFiles) {
		await writeFile(join(branches, name), main);
		const first = main.split("\n").indexOf(block[0] ?? "") + 1;
		const note = writeNote(branches, {
			id,
			title: `About the key in ${name}`,
			file: name,
			lines: [first, first + block.length - 1],
			quote: block.join("\n"),
		});
		notes.set(name, note);
	}
	await commit();
	await isolatedGit(folder, ["checkout", "--quiet", "-b", "elsewhere"]);
	for (const { name, elsewhere, keepsNote } of branchFiles) {
		await writeFile(join(branches, name), elsewhere);
		if (!keepsNote) await rm(notes.get(name) ?? "");
	}
	const fresh = join(branches, newFile.folder);
	await mkdir(fresh, { recursive: true });
	await writeFile(join(fresh, newFile.name), newFile.text);
	writeNote(fresh, {
		id: newFile.id,
		title: "About a key in a new folder",
		file: newFile.name,
		lines: [1, block.length],
		quote: block.join("\n"),
	});
	await commit();
	await isolatedGit(folder, ["checkout", "--quiet", "main"]);
}

/** Not committed. */
async function makeLiveFiles(folder: string): Promise<void> {
	const live = join(folder, liveFolder);
	await mkdir(live);
	for (const { name, id } of liveFiles) {
		const text = name.startsWith("windows")
			? liveText.replaceAll("\n", "\r\n")
			: liveText;
		await writeFile(join(live, name), text);
		writeNote(live, {
			id,
			title: `About the stones in ${name}`,
			file: name,
			lines: liveLines,
			quote: liveQuote,
		});
	}
}
