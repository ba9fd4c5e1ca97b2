import { dirname, join } from "node:path";

/** A folder into which every git that is started in the editor, by anybody, writes a file; `workspace` is absolute. */
export function traceFolder(workspace: string): string {
	return join(dirname(workspace), "git trace");
}
