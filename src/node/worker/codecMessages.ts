import type { Codec } from "../../core/codec.ts";
import type { TacitErrorCode } from "../../core/errors.ts";
import type { Message } from "../../core/message.ts";

/** A call of the codec on its way to the worker. `number` tells replies apart. */
export interface CodecRequest {
	readonly number: number;
	readonly method: keyof Codec;
	readonly args: readonly unknown[];
}

/** What came of it. */
export type CodecReply =
	| { readonly number: number; readonly value: unknown }
	| {
			readonly number: number;
			readonly failure: {
				readonly code: TacitErrorCode;
				readonly words: Message;
			};
	  };
