import {
	type Disposable,
	Hover,
	l10n,
	languages,
	MarkdownString,
	type Position,
	type TextDocument,
	workspace,
} from "vscode";
import { readConfirmation } from "../../core/confirmation.ts";
import { containsLine } from "../../core/lineRange.ts";
import { escapeMarkdown } from "../../core/markdown/escapeMarkdown.ts";
import { ageOf } from "../../internalize/age.ts";
import { hintMarkdown } from "../../internalize/hint.ts";
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
import { ownLinks, untrustedWords } from "./hoverParts.ts";
import { isChanged, type LivePlace } from "./livePlaces.ts";
import type { ShownPlaces } from "./pastPlaces.ts";
import type { UnreadNotes } from "./reading/unreadNotes.ts";

/** Notes shown at once in one hover; the rest is told by number. */
const shown = 5;

/**
 * Shows notes when somebody hovers over their lines. Registered for every language without a scheme, which is the
 * weakest claim there is: errors and types come first.
 */
export function registerHoverHints(
	places: Pick<ShownPlaces, "in">,
	inMyName: Pick<NotesInMyName, "has">,
	unread: Pick<UnreadNotes, "isUnread">,
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
		const look: Look = {
			isInMyName: inMyName.has(place),
			isUnread: unread.isUnread(place),
			canTry: workspace.isTrusted,
		};
		const key = `${place.anchorIndex} ${look.isInMyName} ${look.isUnread} ${look.canTry} ${certainty}`;
		const fresh = ofNote.get(key) ?? render(place, certainty, look);
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
			const most = settings.shown() === "everything" ? here.length : shown;
			const isShrunk = (place: LivePlace) =>
				settings.shrinkRead() && !unread.isUnread(place);
			const parts = here
				.slice(0, most)
				.flatMap((place) =>
					isShrunk(place) ? [shrunk(place)] : contents(place),
				);
			if (here.length > most)
				parts.push(
					new MarkdownString(
						l10n.t("… and {0} more on this line", here.length - most),
					),
				);
			if (here.length > most || here.some(isShrunk))
				parts.push(
					ownLinks([[l10n.t("Show Everything"), commandIds.showEverything]]),
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

function placeWord({ placement, isPast }: LivePlace): string | undefined {
	if (placement.state !== "attached") return undefined;
	switch (placement.certainty) {
		case "unique":
			return undefined;
		case "nearest":
			return l10n.t(
				"the same code stands in several places; this is the likeliest",
			);
		case "changed":
			return isPast
				? l10n.t("the code is another in this version")
				: l10n.t("the code has changed since");
	}
}

/** What a note's part of the hover says for whoever looks at it. */
interface Look {
	readonly isInMyName: boolean;
	readonly isUnread: boolean;
	/** Whether what a note names may be run here. */
	readonly canTry: boolean;
}

/** A note that was read, on one line. */
function shrunk({ note: { head }, title }: LivePlace): MarkdownString {
	return untrustedWords(
		hintMarkdown({
			icon: kindIcon(head.kind),
			kind: kindWord(head.kind),
			...{ title, gist: "", people: [], facts: [] },
		}),
	);
}

/** The note's own words, then Tacit's links. What is new stands at the end of its line, so that nothing else moves. */
function render(
	place: LivePlace,
	certainty: string | undefined,
	{ isInMyName, isUnread, canTry }: Look,
): readonly MarkdownString[] {
	const { head, file } = place.note;
	const words = untrustedWords(
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
			isNew: isUnread,
		}),
	);
	// Whether it is still true is said there: a word said unseen confirms nothing.
	const changed: Parameters<typeof ownLinks>[0] = [
		[l10n.t("What Changed"), commandIds.showChange],
	];
	const named: Parameters<typeof ownLinks>[0] = [
		[l10n.t("Fine"), commandIds.agreeToName],
		[l10n.t("Take My Name Off"), commandIds.takeNameOff],
	];
	const actions = ownLinks(
		[
			[l10n.t("Open"), commandIds.openNote],
			[l10n.t("Edit"), commandIds.editNote],
			[l10n.t("Answer"), commandIds.reply],
			...(head.trial && canTry
				? ([[l10n.t("Try It"), commandIds.tryOut]] as const)
				: []),
			...(isChanged(place) ? changed : []),
			...(isInMyName ? named : []),
			[l10n.t("Copy Link"), commandIds.copyLink],
			[l10n.t("Who Knows This?"), commandIds.whoKnows],
			...(isUnread ? ([[l10n.t("Got It"), commandIds.gotIt]] as const) : []),
		],
		[place.repository.root.toString(), head.id, place.anchorIndex],
	);
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
