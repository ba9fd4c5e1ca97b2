import type { RepoPath } from "../../../core/repoPath.ts";
import type { FoundTour } from "../../../tacit/tours.ts";
import type { OpenRepository } from "../../openRepository.ts";

/** A tour's file in one of the repositories that are open. */
export interface TourRef {
	readonly repository: OpenRepository;
	readonly path: RepoPath;
}

/** A tour that could be read or not, with where it lies. */
export interface TourHere {
	readonly repository: OpenRepository;
	readonly found: FoundTour;
}
