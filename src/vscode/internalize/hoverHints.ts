import {
	type Disposable,
	Hover,
	l10n,
	languages,
	MarkdownString,
	type Position,
	type TextDocument,
} from "vscode";
import { readConfirmation } from "../../core/confirmation.ts";
import { containsLine } from "../../core/lineRange.ts";
import { ageOf } from "../../internalize/age.ts";
import { escapeMarkdown, hintMarkdown } from "../../internalize/hint.ts";
import { commandIds } from "../commandIds.ts";
import type { NotesInMyName } from "../externalize/notesInMyName.ts";
import { settings } from "../settings.ts";
import {
	ageWord,
	kindIcon,
	kindWord,
	sharingWord,
	statusWord,
} from "../words.ts";
import { isChanged, type LivePlace, type LivePlaces } from "./livePlaces.ts";

/** Notes shown at once in one hover; the rest is told by number. */
const shown = 5;

/**
 * Shows notes when somebody hovers over their lines. Registered for every language without a scheme, which is the
 * weakest claim there is: errors and types come first.
 */
export function registerHoverHints(
	places: LivePlaces,
	inMyName: Pick<NotesInMyName, "has">,
): Disposable {
	let rendered = new WeakMap<
		LivePlace["note"],
		Map<string, readonly MarkdownString[]>
	>();
	const day = () => Math.floor(Date.now() / 86_400_000);
	let renderedOn = day();
	const contents = (place: LivePlace) => {
		if (renderedOn !== day()) {
			// Ages are told in days.
			renderedOn = day();
			rendered = new WeakMap();
		}
		// A note may be shown at several places, and history may know better than the first look did.
		const certainty = certaintyWord(place);
		const ofNote = rendered.get(place.note) ?? new Map();
		rendered.set(place.note, ofNote);
		const isInMyName = inMyName.has(place);
		const key = `${place.anchorIndex} ${isInMyName} ${certainty}`;
		const fresh = ofNote.get(key) ?? render(place, certainty, isInMyName);
		ofNote.set(key, fresh);
		return fresh;
	};
	return languages.registerHoverProvider("*", {
		provideHover(document: TextDocument, position: Position) {
			if (!settings.hover()) return undefined;
			const line = position.line + 1;
			const here = places
				.in(document)
				.filter(({ lines }) => lines && containsLine(lines, line));
			if (here.length === 0) return undefined;
			const parts = here.slice(0, shown).flatMap(contents);
			if (here.length > shown)
				parts.push(
					new MarkdownString(
						l10n.t("… and {0} more on this line", here.length - shown),
					),
				);
			return new Hover(parts);
		},
	});
}

/** What a reader is to know of how sure the place is, and where the code came from. */
function certaintyWord(place: LivePlace): string | undefined {
	const words = [
		place.from && l10n.t("moved here from {0}", place.from),
		placeWord(place),
	].filter((word) => word !== undefined);
	return words.length > 0 ? words.join(" · ") : undefined;
}

function placeWord({ placement }: LivePlace): string | undefined {
	if (placement.state !== "attached") return undefined;
	switch (placement.certainty) {
		case "unique":
			return undefined;
		case "nearest":
			return l10n.t(
				"the same code stands in several places; this is the likeliest",
			);
		case "changed":
			return l10n.t("the code has changed since");
	}
}

/** The note's own words, which are trusted with nothing, then Tacit's links, which may run eight commands. */
function render(
	place: LivePlace,
	certainty: string | undefined,
	isInMyName: boolean,
): readonly MarkdownString[] {
	const { head, file } = place.note;
	const words = new MarkdownString(
		hintMarkdown({
			icon: kindIcon(head.kind),
			kind: kindWord(head.kind),
			title: place.title,
			gist: place.gist,
			people: head.by.map(({ name }) => name),
			facts: [
				factAge(head.date),
				confirmedWord(head.confirmed),
				statusWord(head.status),
				file.visibility === "draft" ? sharingWord("draft") : undefined,
				certainty && escapeMarkdown(certainty),
				isInMyName ? l10n.t("written in your name") : undefined,
			],
		}),
		true,
	);
	words.supportHtml = false;
	words.isTrusted = false;
	const link = (title: string, command: string) =>
		`[${title}](command:${command}?${encodeURIComponent(JSON.stringify([place.repository.root.toString(), head.id, place.anchorIndex]))})`;
	const actions = new MarkdownString(
		[
			link(l10n.t("Open"), commandIds.openNote),
			link(l10n.t("Edit"), commandIds.editNote),
			link(l10n.t("Answer"), commandIds.reply),
			...(isChanged(place)
				? [
						link(l10n.t("What Changed"), commandIds.showChange),
						link(l10n.t("Still True"), commandIds.confirmNote),
					]
				: []),
			...(isInMyName
				? [
						link(l10n.t("Fine"), commandIds.agreeToName),
						link(l10n.t("Take My Name Off"), commandIds.takeNameOff),
					]
				: []),
			link(l10n.t("Copy Link"), commandIds.copyLink),
		].join(" &nbsp; "),
	);
	actions.isTrusted = {
		enabledCommands: [
			commandIds.openNote,
			commandIds.editNote,
			commandIds.reply,
			commandIds.showChange,
			commandIds.confirmNote,
			commandIds.agreeToName,
			commandIds.takeNameOff,
			commandIds.copyLink,
		],
	};
	return [words, actions];
}

/** Who said last that it still holds, and when. */
function confirmedWord(field: string | undefined): string | undefined {
	const confirmed = field === undefined ? undefined : readConfirmation(field);
	const age = confirmed && factAge(confirmed.date);
	if (!confirmed || age === undefined) return undefined;
	return confirmed.by
		? l10n.t(
				"still true, said {0}, {1}",
				escapeMarkdown(confirmed.by.name),
				age,
			)
		: l10n.t("said to be still true, {0}", age);
}

function factAge(date: string | undefined): string | undefined {
	const age = date === undefined ? undefined : ageOf(date, Date.now());
	return age && ageWord(age);
}
