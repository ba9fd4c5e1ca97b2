import { dirname, join } from "node:path";

/** Where the hashes lie that were taken before the editor started; `workspace` is absolute. */
export function hashesFile(workspace: string): string {
	return join(dirname(workspace), "hashes.json");
}
