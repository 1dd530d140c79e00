"""Questions that screens ask: functions over a reading transaction that return small frozen rows."""
