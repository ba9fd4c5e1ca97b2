import process from "node:process";
import { TacitError } from "../core/errors.ts";
import { english, msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import { parseNoteId } from "../core/noteId.ts";
import { isInNoteFolder, slugOf } from "../core/notePath.ts";
import { isWithin, joinRepoPath, type RepoPath } from "../core/repoPath.ts";
import { placeKind } from "../node/terminal/placeKind.ts";
import { absolutePath } from "../node/terminal/systemPath.ts";
import type { JsonTourMade } from "./json/tours.ts";
import { jsonVersion } from "./json/version.ts";
import { noteNamed } from "./noteNamed.ts";
import { type Here, openHere } from "./openHere.ts";
import { pathsOf } from "./placesNow.ts";
import { print, printJson, shown, shownLine } from "./terminal.ts";
import type { TourMakeOptions } from "./tourCommand.ts";

/** `tacit tour from-notes`: a tour through notes. Private drafts are taken where they are named by their ids alone. */
export async function makeTourOfNotes(
	named: readonly string[],
	options: TourMakeOptions,
): Promise<void> {
	await makeTour(options, options.title ?? "Notes", async (here, made) => {
		await here.tacit.load([]);
		await here.tacit.whereabouts.refresh();
		const notes = chosenNotes(here, named);
		if (notes.length === 0)
			throw new TacitError("bad-argument", msg`There is no note there.`);
		return here.tacit.tourOfNotes(notes, made);
	});
}

/** `tacit tour from-path`: a tour along a reading path. */
export async function makeTourOfPath(
	place: string,
	options: TourMakeOptions,
): Promise<void> {
	await makeTour(options, options.title ?? place, async (here, made) => {
		await here.tacit.load([]);
		await here.tacit.whereabouts.refresh();
		const area = here.pathOf(absolutePath(process.cwd(), place));
		return here.tacit.tourOfPath(area, made, english);
	});
}

/** `tacit tour from-commits`: a tour through what commits did. */
export async function makeTourOfCommits(
	range: string,
	options: TourMakeOptions,
): Promise<void> {
	await makeTour(options, options.title ?? range, (here, made) =>
		here.tacit.tourOfCommits(range, made),
	);
}

async function makeTour(
	{ output, dryRun, json: isJson }: TourMakeOptions,
	title: string,
	compose: (
		here: Here,
		made: { readonly path: RepoPath; readonly title: string },
	) => Promise<string>,
): Promise<void> {
	const here = openHere();
	try {
		const path =
			output === undefined
				? joinRepoPath(".tours" as RepoPath, `${slugOf(title)}.tour`)
				: here.pathOf(absolutePath(process.cwd(), output));
		const text = await compose(here, { path, title });
		if (!dryRun) await here.tacit.writeTour(path, text);
		if (isJson) {
			const json: JsonTourMade = {
				...{ version: jsonVersion, path: here.seen(path) },
				...{ isWritten: !dryRun, text },
			};
			printJson(json);
		} else print(dryRun ? shown(text).trimEnd() : shownLine(here.seen(path)));
	} finally {
		here.dispose();
	}
}

function chosenNotes(
	here: Here,
	named: readonly string[],
): readonly IndexedNote[] {
	const published = [...here.tacit.index.notes()].filter(
		({ file }) => file.visibility === "published",
	);
	if (named.length === 0) return published;
	const notes = named.flatMap((each) => {
		const place = absolutePath(process.cwd(), each);
		const id = parseNoteId(each);
		const isNote =
			(id && here.tacit.index.byId(id)) || isInNoteFolder(here.pathOf(place));
		if (isNote || !placeKind(place)) return [noteNamed(here, each)];
		const path = here.pathOf(place);
		return published.filter((note) =>
			pathsOf(here.tacit, note).some((own) => isWithin(path, own)),
		);
	});
	return [...new Set(notes)];
}
