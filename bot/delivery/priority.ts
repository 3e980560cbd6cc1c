/** Lower is sooner. Inside a lane only what is urgent overtakes; all else keeps its order. */
export const priorities = {
  urgent: -1,
  call: 0,
  refresh: 5,
  digest: 7,
  bulk: 8,
  daily: 9,
} as const;
