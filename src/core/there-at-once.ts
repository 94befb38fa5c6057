/** Something that is there, or will be. */
export type MaybePromise<Value> = Value | Promise<Value>;

/**
 * Goes on with something: at once where it is there. A promise in between costs little, but each request passes many such places, which
 * together cost as much as reading a case.
 */
export function goOn<Value, Next>(
  value: MaybePromise<Value>,
  then: (value: Value) => MaybePromise<Next>,
): MaybePromise<Next> {
  return value instanceof Promise ? value.then(then) : then(value);
}
