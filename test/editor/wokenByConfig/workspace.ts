import { makeRepository } from "../asleep/makeRepository.ts";

/** A repository whose team uses Tacit, and has written nothing yet. */
export function prepare(folder: string): Promise<void> {
	return makeRepository(folder, {
		".tacit/config.yaml": "layout: root\n",
		"packages/app/a.txt": "one\ntwo\nthree\n",
	});
}

export const open = "packages/app";
