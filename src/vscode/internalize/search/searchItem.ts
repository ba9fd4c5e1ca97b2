import {
	l10n,
	type QuickInputButton,
	type QuickPickItem,
	ThemeIcon,
} from "vscode";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import type { NoteStatus } from "../../../core/note.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import { ageOf } from "../../../internalize/age.ts";
import type { SearchedState } from "../../../internalize/search/searched.ts";
import type { NotePlace } from "../../../tacit/search/notePlaces.ts";
import type { SearchAnswer } from "../../../tacit/search.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { ageWord, kindIcon, kindWord, statusWord } from "../../words.ts";

/** A note or a decision record in the list of what was found. */
export interface SearchItem extends QuickPickItem {
	readonly repository: OpenRepository;
	readonly answer: SearchAnswer;
}

/** The file of code that a place is in; `undefined` where it was not found, and for a folder. */
export function codePathOf({
	anchor,
	placement,
}: NotePlace): RepoPath | undefined {
	const isFound = placement.state === "attached" || placement.state === "whole";
	return isFound && !anchor.isFolder ? placement.path : undefined;
}

/** An answer as it stands in the list; `place` is `undefined` for a record, and while it is looked for. Kind and place beside the title, below it people, age, and the line that answers. */
export function searchItem(
	repository: OpenRepository,
	answer: SearchAnswer,
	place: NotePlace | undefined,
): SearchItem {
	const { searched, note, excerpt, fields } = answer;
	const isRecord = searched.kind === "record";
	// What is long comes last: the end of the line may not be seen.
	const facts = [
		visibleText(searched.people.map(({ name }) => name).join(", ")),
		ageFact(searched.date),
		fields.includes("tags")
			? l10n.t("tags: {0}", visibleText(searched.tags.join(", ")))
			: undefined,
		fields.includes("symbols")
			? visibleText(searched.symbols.join(", "))
			: undefined,
		excerpt?.text,
	];
	return {
		label: plainTitle(searched.title) || searched.file,
		description: joined([
			searched.kind === "record"
				? l10n.t("Decision record")
				: kindWord(searched.kind),
			placeWord(answer, place),
			stateWord(searched.state),
			searched.visibility === "draft" ? l10n.t("private draft") : undefined,
		]),
		detail: joined(facts),
		iconPath: new ThemeIcon(isRecord ? "law" : kindIcon(searched.kind)),
		// What was found need not have the letters that were typed.
		alwaysShow: true,
		buttons: note ? [openButton()] : [],
		...{ repository, answer },
	};
}

function openButton(): QuickInputButton {
	return {
		iconPath: new ThemeIcon("go-to-file"),
		tooltip: l10n.t("Open Note"),
	};
}

/** Lines are told once they were found: nobody is to be led to where they were. */
function placeWord(
	{ searched, note }: SearchAnswer,
	place: NotePlace | undefined,
): string {
	if (!note) return visibleText(searched.file);
	const path = visibleText(searched.paths[0] || ".");
	if (!place) return path;
	const { placement } = place;
	switch (placement.state) {
		case "attached": {
			const at = `${visibleText(placement.path)}:${placement.lines.start}`;
			return placement.certainty === "changed"
				? l10n.t("{0}, the code has changed since", at)
				: at;
		}
		case "whole":
			return visibleText(placement.path || ".");
		default:
			return l10n.t("{0}, code not found", path);
	}
}

function stateWord(state: SearchedState): string | undefined {
	switch (state) {
		case "rejected":
			return l10n.t("rejected");
		case "deprecated":
			return l10n.t("deprecated");
		case "unknown":
			return undefined;
		default:
			return statusWord(state satisfies NoteStatus);
	}
}

function ageFact(date: string | undefined): string | undefined {
	const age = date === undefined ? undefined : ageOf(date, Date.now());
	return age && ageWord(age);
}

function joined(parts: readonly (string | undefined)[]): string {
	return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}
