"""Every reason a setting can be refused for has words."""

import pytest

from app.domain.refusals import BadSetting
from app.settings import Wrong
from app.ui.setting_words import SettingWords

_OTHERS = ("empty", "not_a_url", "not_https", "http_only_to_loopback", "no_such_file", "not_certificates", "profile")


@pytest.mark.parametrize("reason", [*map(str, Wrong), *_OTHERS])
def test_every_reason_is_told(reason: str) -> None:
    told = SettingWords().tell(BadSetting("insurance.url", "x", reason))
    assert told.startswith("设置 insurance.url 是“x”：")
    assert told != SettingWords().tell(BadSetting("insurance.url", "x", "some other reason"))


def test_an_empty_setting_is_told_without_quotes() -> None:
    assert SettingWords().tell(BadSetting("insurance.url", "", "empty")) == "设置 insurance.url：还没有填写"
