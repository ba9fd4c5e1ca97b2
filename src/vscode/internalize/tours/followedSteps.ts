import { type TextDocumentChangeEvent, workspace } from "vscode";
import { followStretch } from "../../../core/anchor/followText.ts";
import { followChange } from "../../followChange.ts";
import { type FollowedPiece, followedRange } from "./followedRange.ts";
import { lastLine, selectionOf, stretchOfSpot } from "./spotRange.ts";
import type { TourRef } from "./tourRef.ts";

/** The steps of a tour that is recorded, through what is typed above them. */
export interface FollowedSteps {
	/** Tells what was typed. */
	typed(event: TextDocumentChangeEvent): void;
	/** Whether there are some in the file. */
	areIn(uri: string): boolean;
	/**
	 * Has the tour written by `write`, the lines of its steps first, and follows them from there on, `tour` being recorded; what is typed
	 * meanwhile counts. Nothing else may write it at the same time.
	 */
	during(
		tour: TourRef | undefined,
		write: () => Promise<unknown>,
	): Promise<void>;
	/** Writes the lines of steps that moved while somebody typed. */
	write(tour: TourRef): Promise<void>;
	/** Follows none any more. */
	forget(): void;
}

/** A step whose lines are not committed: it is followed here, for nothing else tells where they went. */
interface FollowedStep extends FollowedPiece {
	readonly index: number;
}

/** A moment at which the lines of all steps were right, and what was typed since. */
interface Moment {
	readonly texts: ReadonlyMap<string, string>;
	readonly typed: TextDocumentChangeEvent[];
}

/** Follows none yet. */
export function createFollowedSteps(): FollowedSteps {
	let followed: readonly FollowedStep[] = [];
	/** The one that the tour is being written of. */
	let moment: Moment | undefined;

	const write = async ({ repository, path }: TourRef): Promise<void> => {
		const { tacit } = repository;
		// All of one moment, whatever is typed while they are written.
		const ranges = followed.map((step) => ({
			index: step.index,
			range: followedRange(step),
		}));
		for (const { index, range } of ranges) {
			const found = await tacit.tourAt(path);
			const step = found.tour?.steps[index];
			if (!range || !step) continue;
			const line = lastLine(range) + 1;
			const { selection } = step;
			const moved = selection && selectionOf(range);
			if (
				(step.line ?? line) === line &&
				selection?.start.line === moved?.start.line
			)
				continue;
			await tacit.changeTour(found, {
				...{ type: "point", index },
				place: { file: step.file, line, selection: moved },
			});
		}
	};
	return {
		typed(event) {
			moment?.typed.push(event);
			followEvent(followed, event);
		},
		areIn: (uri) => followed.some((each) => each.uri === uri),
		async during(tour, change) {
			const now = momentNow();
			moment = now;
			try {
				if (tour) await write(tour);
				await change();
				if (!tour) return;
				const next = await stepsAt(tour, now);
				for (const event of now.typed) followEvent(next, event);
				followed = next;
			} finally {
				moment = undefined;
			}
		},
		write,
		forget() {
			followed = [];
		},
	};
}

function momentNow(): Moment {
	return {
		typed: [],
		texts: new Map(
			workspace.textDocuments
				.filter(({ isClosed }) => !isClosed)
				.map((document) => [document.uri.toString(), document.getText()]),
		),
	};
}

/** The steps that git does not know, where they were at that moment. */
async function stepsAt(
	{ repository, path }: TourRef,
	{ texts }: Moment,
): Promise<readonly FollowedStep[]> {
	const { tacit } = repository;
	const [placed] = await tacit.placeTours([await tacit.tourAt(path)]);
	const steps: FollowedStep[] = [];
	for (const [index, place] of placed?.places.entries() ?? []) {
		if (place.state !== "unanchored" || place.isBeyond) continue;
		const uri = (await repository.codeUri(place.spot.path)).toString();
		const text = texts.get(uri);
		if (text === undefined) continue;
		const stretch = stretchOfSpot(place.spot, text);
		steps.push({ ...{ uri, index }, stretch: followStretch(text, stretch) });
	}
	return steps;
}

function followEvent(
	pieces: readonly FollowedPiece[],
	event: TextDocumentChangeEvent,
): void {
	const uri = event.document.uri.toString();
	for (const each of pieces)
		if (each.uri === uri) each.stretch = followChange(each.stretch, event);
}
