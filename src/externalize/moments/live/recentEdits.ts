import type { RepoPath } from "../../../core/repoPath.ts";
import type { WorkEvent } from "../../events/event.ts";
import { fileRole } from "../fileRole.ts";
import { isPlaceLost, isWriting, type Step } from "./liveKind.ts";
import { PerFile } from "./perFile.ts";
import {
	type FollowedPlace,
	follow,
	lengthOf,
	touches,
	union,
} from "./stretches.ts";

/** Lines that somebody wrote, or where somebody cut some. */
export interface RecentEdit {
	/** Where they are now. */
	readonly place: Readonly<FollowedPlace>;
	/** Counts saves: that of its last one. */
	readonly turn: number;
	/** How many lines came and went. */
	readonly size: number;
	/** As `Step.tries`, when it was made. */
	readonly tries: number;
}

type Followed = RecentEdit & { readonly place: FollowedPlace };

/** Edits of a file that are kept. */
const mostEdits = 40;

/** Where somebody wrote of late, by file; what was written in one go is one edit, in however many saves. */
export class RecentEdits {
	readonly #files = new PerFile<Followed[]>();
	#turn = 0;
	#written = 0;

	/** How many saves there were. */
	get turn(): number {
		return this.#turn;
	}

	/** Whether somebody wrote after so many saves. */
	isAnySince(turn: number): boolean {
		return this.#written > turn;
	}

	/** Those of a file, in no order. */
	of(path: RepoPath): readonly RecentEdit[] {
		return this.#files.get(path) ?? [];
	}

	/** Those after so many saves, in files that people write. */
	since(turn: number): readonly (RecentEdit & { readonly path: RepoPath })[] {
		return [...this.#files.entries()].flatMap(([path, edits]) =>
			edits
				.filter((edit) => edit.turn > turn)
				.map((edit) => ({ ...edit, path })),
		);
	}

	add(event: WorkEvent, step: Step): void {
		this.#files.add(event);
		if (event.type !== "saved" || fileRole(event.path) === "none") return;
		this.#turn++;
		const { path, changes } = event;
		const isLost = isPlaceLost(event, step);
		const known = isLost ? [] : (this.#files.get(path) ?? []);
		for (const { place } of known) follow(place, changes);
		let edits = known;
		if (isWriting(event) && !step.isByGit) {
			this.#written = this.#turn;
			for (const { before, after } of changes)
				edits = withEdit(edits, {
					place: { ...after },
					turn: this.#turn,
					size: lengthOf(before) + lengthOf(after),
					tries: step.tries,
				});
		}
		if (edits.length > 0 || known.length > 0)
			this.#files.set(path, edits.slice(-mostEdits));
	}
}

function withEdit(edits: Followed[], edit: Followed): Followed[] {
	const isSame = (each: RecentEdit) =>
		each.tries === edit.tries && touches(each.place, edit.place);
	let { place, size } = edit;
	for (const each of edits.filter(isSame)) {
		place = union(place, each.place);
		// Lines that are typed in steps count once.
		size = Math.max(size, each.size, lengthOf(place));
	}
	return [...edits.filter((each) => !isSame(each)), { ...edit, place, size }];
}
