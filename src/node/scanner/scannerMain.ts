import { constants, setPriority } from "node:os";
import { answerScan } from "./answerScan.ts";
import type { ScanReply, ScanRequest } from "./scanMessages.ts";

// Whoever types goes first.
try {
	setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
	// Then as any other process.
}
process.once("message", (request: ScanRequest) => {
	const send = (reply: ScanReply) => process.send?.(reply);
	void answerScan(request, send).then(() => process.disconnect());
});
