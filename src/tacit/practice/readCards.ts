import { rejectedHeading, rejectedIn } from "../../combine/log/decisionText.ts";
import { isTacitError } from "../../core/errors.ts";
import type { IndexedNote } from "../../core/note.ts";
import type { Card } from "../../internalize/practice/card.ts";
import { cardsOf } from "../../internalize/practice/cardsOf.ts";
import type { TacitBase } from "../base.ts";

/** Reads a note’s cards, in the order in which they are met; none where it cannot be read, which the log says. */
export async function readCards(
	note: IndexedNote,
	{ store, log }: Pick<TacitBase, "store" | "log">,
): Promise<readonly Card[]> {
	try {
		const { prose, quotes } = await store.parse(await store.read(note.file));
		const { lead, sections } = prose;
		const rejectedSection = sections.find(
			({ depth, heading }) => depth > 1 && rejectedHeading.test(heading),
		);
		return cardsOf({
			...{ note, lead, sections, rejectedSection },
			quote: quotes[0] ?? { lines: [] },
			rejected: rejectedSection ? rejectedIn(rejectedSection.source) : [],
		});
	} catch (error) {
		if (!isTacitError(error)) throw error;
		log.warn(`${note.file.path} could not be read.`, error);
		return [];
	}
}
