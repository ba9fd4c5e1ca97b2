import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import type { Workspace } from "../core/ports.ts";

/** The drafts where there is no git repository to keep them in: none, and none can be written. */
export const noDrafts: Workspace = {
	listNoteFiles: async () => [],
	walk: async () => [],
	visitFiles: async () => undefined,
	listFolder: async () => [],
	read: async () => undefined,
	kindOf: async () => undefined,
	write: refuse,
	remove: refuse,
	onDidChange: () => ({ dispose: () => undefined }),
};

function refuse(): Promise<never> {
	return Promise.reject(
		new TacitError(
			"no-git",
			msg`Private drafts lie in the git directory, and there is no git repository here. Leave out --draft to write the note beside the code.`,
		),
	);
}
