import {
	DocumentLink,
	type LocationLink,
	l10n,
	type Position,
	Range,
	type TextDocument,
	type Uri,
} from "vscode";
import { isTacitError } from "../../../core/errors.ts";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";
import { kindWord } from "../../words.ts";
import { linkedDocument } from "./linkedDocument.ts";
import { type NamedTarget, namedTargets } from "./namedTargets.ts";

const top = new Range(0, 0, 0, 0);

/**
 * The note or record that is named at a place. VS Code's own Markdown (1.103 and 1.139) goes to headings alone: at an
 * address that names one it is asked.
 */
export async function definitionOfLink(
	repositories: Repositories,
	document: TextDocument,
	position: Position,
): Promise<LocationLink[]> {
	const linked = linkedDocument(repositories, document);
	if (!linked) return [];
	const { repository, file } = linked;
	const named = namedTargets(document, linked).find(({ range }) =>
		range.contains(position),
	);
	const isMarkdowns =
		named?.by === "link" &&
		file.visibility === "published" &&
		named.heading?.contains(position);
	const targetUri =
		named && !isMarkdowns && (await uriOfTarget(repository, named.target));
	return targetUri
		? [{ originSelectionRange: named.range, targetUri, targetRange: top }]
		: [];
}

async function uriOfTarget(
	repository: OpenRepository,
	target: NamedTarget["target"],
): Promise<Uri | undefined> {
	if (typeof target !== "string") return repository.uriOf(target.file);
	try {
		const uri = await repository.codeUri(target);
		const text = await repository.tacit.readText(target);
		return text === undefined ? undefined : uri;
	} catch (error) {
		// A symbolic link leads out of the repository, or nobody may read it.
		if (isTacitError(error)) return undefined;
		throw error;
	}
}

/**
 * Links to the notes that are named where VS Code's own Markdown makes none (ids), or one that leads nowhere (dead ones, and
 * those in a draft, which are meant from elsewhere).
 */
export function linksToNotes(
	repositories: Repositories,
	document: TextDocument,
): DocumentLink[] {
	const linked = linkedDocument(repositories, document);
	if (!linked) return [];
	const isDraft = linked.file.visibility === "draft";
	return namedTargets(document, linked).flatMap(({ range, target, by }) => {
		if (typeof target === "string" || (by === "link" && !isDraft)) return [];
		const link = new DocumentLink(range, linked.repository.uriOf(target.file));
		link.tooltip = l10n.t(
			"Open {0}: {1}",
			kindWord(target.head.kind),
			plainTitle(target.head.title),
		);
		return [link];
	});
}
