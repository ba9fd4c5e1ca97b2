import { fileErrorCode } from "./fileError.ts";

/** Whether a process of this machine has the id; another than the one that is meant may have it by now. */
export function isProcessAlive(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch (error) {
		return fileErrorCode(error) !== "ESRCH";
	}
}
