"""Why a setting cannot be used, in words: the checks of the settings themselves, of addresses, certificates and keys."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.refusals import BadSetting


class SettingWords(QObject):
    """Makes a sentence of a `BadSetting`. Secrets come without their value."""

    def tell(self, refused: BadSetting) -> str:
        """`设置 insurance.url 是“http://…”：只有本机可以用 http`."""
        place = self.tr("设置 {key}").format(key=refused.key)
        if refused.value:
            place = self.tr("设置 {key} 是“{value}”").format(key=refused.key, value=refused.value)
        return self.tr("{place}：{why}").format(place=place, why=self.why(refused))

    def why(self, refused: BadSetting) -> str:
        """The reason alone, for the field itself."""
        for words in (self._forms(), self._places(), self._keys()):
            if refused.reason in words:
                return words[refused.reason]
        return self.tr("不能用")

    def _forms(self) -> dict[str, str]:
        return {
            "unknown": self.tr("没有这一项"),
            "secret": self.tr("这是密钥，请用“yaosu secret set”保存"),
            "type": self.tr("类型不对"),
            "not_a_flag": self.tr("只能是 true 或 false"),
            "not_a_number": self.tr("应为整数"),
            "too_small": self.tr("太小"),
            "too_large": self.tr("太大"),
            "too_long": self.tr("太长"),
            "not_a_choice": self.tr("不在可选值之内"),
            "not_a_time": self.tr("应为时间，如 07:30, 12:00"),
            "unprintable": self.tr("含有换行等不可见字符"),
            "wrong_form": self.tr("形式不对"),
            "not_six_digits": self.tr("应为 6 位数字"),
            "not_letters_and_digits": self.tr("只能是字母和数字"),
            "not_plain_text": self.tr("只能是普通字符"),
            "empty": self.tr("还没有填写"),
            "repeated": self.tr("与前面的一项重复"),
        }

    def _places(self) -> dict[str, str]:
        return {
            "not_a_url": self.tr("不是网址"),
            "holds_a_password": self.tr("网址里不能写密码"),
            "not_https": self.tr("应以 https:// 开头"),
            "http_only_to_loopback": self.tr("只有本机可以用 http，其他地址须用 https"),
            "no_such_file": self.tr("没有这个文件"),
            "unreadable": self.tr("文件读不出来"),
            "not_certificates": self.tr("文件里没有证书（PEM）"),
            "profile": self.tr("地区方案有误"),
            "rules": self.tr("追溯码规则有误"),
        }

    def _keys(self) -> dict[str, str]:
        return {
            "not_hex_or_base64": self.tr("不是十六进制或 Base64"),
            "wrong_length": self.tr("密钥长度不对"),
            "damaged": self.tr("密钥已损坏"),
            "out_of_range": self.tr("密钥超出范围"),
            "not_on_curve": self.tr("不是 SM2 曲线上的点"),
            "other_algorithm": self.tr("不是 SM2 密钥"),
            "other_curve": self.tr("不是 SM2 曲线"),
            "encrypted": self.tr("密钥文件有口令，请先去掉"),
            "is_public": self.tr("这是公钥，需要私钥"),
            "is_private": self.tr("这是私钥，需要公钥"),
            "no_key": self.tr("里面没有密钥"),
            "public_key_differs": self.tr("公钥和私钥不是一对"),
        }
