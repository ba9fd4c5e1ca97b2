import { l10n, type QuickPickItem } from "vscode";
import type { Candidate } from "../../core/anchor/engine/decide.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { cellFinder, type FindCell } from "../../core/notebook/cellFinder.ts";
import type { Misplaced } from "../internalize/misplaced.ts";
import type { OpenRepository } from "../openRepository.ts";

/** Entries of a list for notes that are not at their code for certain: the title, where it was, and where it probably is. */
export async function misplacedItems(
	all: readonly Misplaced[],
): Promise<readonly (QuickPickItem & { readonly misplaced: Misplaced })[]> {
	const items = await Promise.all(
		[...new Set(all.map(({ repository }) => repository))].map(
			async (repository) => {
				const own = all.filter((each) => each.repository === repository);
				const findCell = await cellsOf(repository, own);
				return own.map((misplaced) => ({
					label: plainTitle(misplaced.note.head.title),
					description: placeWord(misplaced, findCell),
					misplaced,
				}));
			},
		),
	);
	return items.flat();
}

/** Names the cells in which notes of one repository probably are. */
export function cellsOf(
	{ tacit }: OpenRepository,
	all: readonly Misplaced[],
): Promise<FindCell> {
	return cellFinder(
		tacit.readCode,
		all.map(({ placement }) => placement),
	);
}

function placeWord(
	{ note, anchorIndex, placement }: Misplaced,
	findCell: FindCell,
): string {
	const path = note.head.anchors[anchorIndex]?.path ?? "";
	const [best] = placement.state === "proposed" ? placement.candidates : [];
	return best
		? l10n.t("was in {0}, probably {1}", path, placeName(best, findCell))
		: l10n.t("was in {0}", path);
}

/** `src/token.ts:12-24`, in a notebook `src/first.ipynb#3:1-2`. */
export function placeName(
	candidate: Pick<Candidate, "path" | "lines">,
	findCell: FindCell,
): string {
	const found = findCell(candidate.path, candidate.lines);
	const path = found ? `${candidate.path}#${found.cell}` : candidate.path;
	const { lines } = found ?? candidate;
	return lines.start === lines.end
		? `${path}:${lines.start}`
		: `${path}:${lines.start}-${lines.end}`;
}
