import { mkdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isolatedGit } from "../../sample/isolatedGit.ts";
import { writeNote } from "../support/noteFixture.ts";
import { testPerson } from "../support/testPerson.ts";
import {
	blockedFile,
	laterFile,
	laterFolder,
	leavingFolder,
	leavingNote,
	lockedFile,
	lockedFolder,
	malformedNote,
	notedLines,
	oddFiles,
	oddFolder,
	type Place,
	placeQuote,
	places,
	placeText,
	workspaceFile,
} from "./places.ts";

export const open = workspaceFile;

/** Every kind of root, and a workspace file that opens them all. */
export async function prepare(folder: string): Promise<void> {
	const git = (at: string, ...parameters: string[]) =>
		isolatedGit(join(folder, at), [
			...testPerson,
			"-c",
			"protocol.file.allow=always",
			...parameters,
		]);
	const commitAll = async (at: string) => {
		await git(at, "add", "--all", ":!inner");
		await git(at, "commit", "--quiet", "--message=All");
	};
	const make = async (at: string) => {
		await mkdir(join(folder, at), { recursive: true });
		await git(at, "init", "--quiet", "--initial-branch=main");
	};
	const fill = async (at: string) => {
		for (const place of places)
			if (place.file.startsWith(`${at}/`)) await fillPlace(folder, place);
	};

	for (const at of ["whole", "outer", "outer/inner", "unborn"]) {
		await make(at);
		await fill(at);
	}
	for (const at of ["whole", "outer/inner", "outer"]) await commitAll(at);
	await fill("plain");
	await writeFile(join(folder, malformedNote), "Not a note at all.\n");
	await fill("loose");

	await make("trunk");
	await writeFile(join(folder, "trunk", "README.md"), "Trunk\n");
	await commitAll("trunk");
	await git("trunk", "worktree", "add", "--quiet", "-b", "side", "../tree");
	await fill("tree");
	await commitAll("tree");

	await make("sub");
	await fillPlace(folder, named("super/sub/door.txt"), "sub/door.txt");
	await commitAll("sub");
	await make("super");
	await git("super", "submodule", "--quiet", "add", join(folder, "sub"), "sub");
	await commitAll("super");

	const [awkward] = named("#1.txt").file.split("/");
	await make(awkward ?? "");
	await fill(awkward ?? "");
	await commitAll(awkward ?? "");

	await make("link");
	await fill("link");
	await commitAll("link");
	await rename(join(folder, "link"), join(folder, "behind the link"));
	await symlink("behind the link", join(folder, "link"));

	await make("detached");
	await fill("detached");
	await commitAll("detached");
	await git("detached", "checkout", "--quiet", "--detach");

	await make("deep");
	await writeFile(join(folder, "deep", "README.md"), "Deep\n");
	await commitAll("deep");
	await fillPlace(folder, named("shallow/door.txt"), "deep/door.txt");
	await commitAll("deep");
	await git(
		".",
		"clone",
		"--quiet",
		"--depth=1",
		`file://${join(folder, "deep")}`,
		"shallow",
	);

	await make(oddFolder);
	await fillOddFolder(join(folder, oddFolder));
	await commitAll(oddFolder);

	await mkdir(join(folder, dirname(laterFile)), { recursive: true });
	await writeFile(join(folder, laterFile), placeText);

	await mkdir(join(folder, dirname(leavingNote)), { recursive: true });
	await writeFile(join(folder, leavingNote), "Not a note at all.\n");

	await make(lockedFolder);
	await mkdir(join(folder, dirname(lockedFile)));
	await writeFile(join(folder, lockedFile), placeText);
	await writeFile(join(folder, lockedFolder, ".git", "tacit"), "no folder\n");
	await commitAll(lockedFolder);

	const roots = new Set([
		...places.flatMap(({ root }) => root ?? []),
		oddFolder,
		laterFolder,
		lockedFolder,
		leavingFolder,
	]);
	await writeFile(
		join(folder, workspaceFile),
		JSON.stringify({
			folders: [...roots].map((path) => ({ path })),
		}),
	);
}

/** The place whose file ends so. */
function named(end: string): Place {
	const place = places.find(({ file }) => file.endsWith(end));
	if (!place) throw new Error(`There is no place ${end}.`);
	return place;
}

/** Writes the place's file, or one elsewhere that is to become it, and the note on it. */
async function fillPlace(
	folder: string,
	{ id, file: own }: Place,
	file = own,
): Promise<void> {
	const place = join(folder, file);
	await mkdir(dirname(place), { recursive: true });
	await writeFile(place, placeText);
	note(dirname(place), id, file.split("/").at(-1) ?? "");
}

async function fillOddFolder(folder: string): Promise<void> {
	const { utf16, withMark, huge, binary } = oddFiles;
	const mark = "\ufeff";
	await writeFile(join(folder, utf16.name), mark + placeText, "utf16le");
	await writeFile(join(folder, withMark.name), mark + placeText);
	const line = `${"and so it goes on and on ".repeat(4)}\n`;
	const goesOn = line.repeat(Math.ceil(30_000_000 / line.length));
	await writeFile(join(folder, huge.name), placeText + goesOn);
	await writeFile(
		join(folder, binary.name),
		await readFile(process.execPath).then((bytes) => bytes.subarray(0, 10_000)),
	);
	for (const { name, id } of [utf16, withMark, huge]) note(folder, id, name);
	const blocked = join(folder, blockedFile);
	await mkdir(dirname(blocked));
	await writeFile(blocked, placeText);
	await writeFile(join(dirname(blocked), ".tacit"), "not a folder\n");
}

function note(folder: string, id: string, file: string): void {
	writeNote(folder, {
		id,
		title: `How to enter ${id}`,
		file: encodeURIComponent(file),
		lines: notedLines,
		quote: placeQuote,
	});
}

export const settings = { "tacit.commitNotes": "commit" };
