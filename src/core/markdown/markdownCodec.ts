import type { Codec } from "../codec.ts";
import { composeNote } from "./composeNote.ts";
import { editNote } from "./editNote.ts";
import { linkFindings } from "./linkFindings.ts";
import { linkPlaces } from "./linkPlaces.ts";
import { parseNote } from "./parseNote.ts";
import { safeMarkdown } from "./safeMarkdown.ts";

/** Reads and writes notes right here, for as long as it takes. Texts of others are given to a worker that runs this. */
export const markdownCodec: Codec = {
	parse: async (text, at) => parseNote(text, at),
	edit: async (text, at, edits) =>
		edits.reduce((edited, edit) => editNote(edited, at, edit), text),
	compose: async (note) => composeNote(note),
	linkFindings: async (text, at) => linkFindings(text, at),
	linkPlaces: async (text) => linkPlaces(text),
	safe: async (sources) =>
		sources.map((source) => safeMarkdown(source, { themeIcons: true })),
};
