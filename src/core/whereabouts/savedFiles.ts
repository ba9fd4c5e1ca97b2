import { createPacer, type Slice } from "../pacer.ts";
import type { FileVisit, Workspace } from "../ports.ts";

/** As `Workspace.read` refuses what is larger. */
const maximumBytes = 64 * 1024 * 1024;

/**
 * Reads files as they lie on disk, whatever an editor holds of them that is not saved: git knows the ids of those alone, and
 * what was found in a text must not be kept under the id of another. Throws as `Workspace.read` does.
 */
export function savedFiles(
	workspace: Pick<Workspace, "visitFiles">,
	slice: Slice,
): Pick<Workspace, "read"> {
	// One for all: many small reads at once are to rest as one long one does.
	const pacer = createPacer(slice);
	return {
		async read(path) {
			let found: FileVisit = { state: "gone" };
			await workspace.visitFiles({
				...{ paths: [path], maximumBytes, pacer },
				known: () => undefined,
				visit(_, visit) {
					found =
						visit.state === "read"
							? { ...visit, bytes: visit.bytes.slice() }
							: visit;
				},
			});
			return contentOf(found);
		},
	};
}

function contentOf(found: FileVisit) {
	if (found.state === "refused") throw found.error;
	return found.state === "read"
		? { bytes: found.bytes, stamp: found.stamp }
		: undefined;
}
