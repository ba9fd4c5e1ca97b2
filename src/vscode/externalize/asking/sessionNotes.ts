import type { Disposable } from "vscode";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import type { PlacedNote } from "../../../externalize/moments/live/liveKind.ts";
import type { CodeFile } from "../../codeFile.ts";
import {
	isChanged,
	type LivePlace,
	type LivePlaces,
} from "../../internalize/livePlaces.ts";
import type { OpenRepository } from "../../openRepository.ts";

/**
 * The notes of open files, as questions about work need them: above all, whether the code under one changed in this
 * session, rather than before it or by git.
 */
export class SessionNotes implements Disposable {
	readonly #places: LivePlaces;
	/** Those whose code was another already when the session began, or was not, by anchor. */
	readonly #began = new WeakMap<OpenRepository, Map<string, boolean>>();
	readonly #subscription: Disposable;

	constructor(places: LivePlaces) {
		this.#places = places;
		this.#subscription = places.onDidChange((file) => this.#see(file));
	}

	/** Git put other states in place: what is changed from now on is the person's. */
	begin(repository: OpenRepository): void {
		this.#began.delete(repository);
		for (const place of this.#places.all())
			if (place.repository === repository) this.#remember(place);
	}

	/** Those that are on lines for certain. */
	in(repository: OpenRepository, path: RepoPath): readonly PlacedNote[] {
		return this.#places
			.all()
			.filter(
				(place) =>
					place.repository === repository &&
					place.document !== undefined &&
					place.cell === undefined &&
					repository.pathOf(place.document.uri) === path,
			)
			.flatMap((place) => this.#noteAt(place) ?? []);
	}

	dispose(): void {
		this.#subscription.dispose();
	}

	#noteAt(place: LivePlace): PlacedNote | undefined {
		const { lines, note, repository } = place;
		if (!lines) return undefined;
		const { head, file } = note;
		const began = this.#remember(place);
		return {
			...{ id: head.id, kind: head.kind, by: head.by, lines },
			title: plainTitle(head.title),
			isOpen: head.kind === "question" && (head.status ?? "open") === "open",
			hasChanged: isChanged(place) && !began,
			revision: `${head.confirmed ?? ""} ${repository.tacit.index.row(file)?.stamp ?? ""}`,
		};
	}

	#see(file: CodeFile): void {
		for (const place of this.#places.inFile(file)) this.#remember(place);
	}

	/** Whether its code was another already when it was first seen in this session. */
	#remember(place: LivePlace): boolean {
		const { repository, note, anchorIndex } = place;
		let known = this.#began.get(repository);
		if (!known) {
			known = new Map();
			this.#began.set(repository, known);
		}
		const key = `${note.head.id} ${anchorIndex}`;
		const began = known.get(key) ?? isChanged(place);
		known.set(key, began);
		return began;
	}
}
